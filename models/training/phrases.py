"""Short user phrases per language that turn a heading into a chat message.

`ASK` holds templates for headings and labels, `MORE` asks for the rest of a long section. The choice among
them is made by a hash of the text, so the corpus is the same on every machine.
"""

ASK = {
    "en": ["{x}", "What is “{x}”?", "Tell me about {x}.", "Explain: {x}", "Can you help me with {x}?", "How does this work: {x}?"],
    "is": ["{x}", "Hvað er „{x}“?", "Segðu mér frá {x}.", "Útskýrðu: {x}", "Geturðu hjálpað mér með {x}?", "Hvernig virkar þetta: {x}?"],
    "sv": ["{x}", "Vad är ”{x}”?", "Berätta om {x}.", "Förklara: {x}", "Kan du hjälpa mig med {x}?", "Hur fungerar det här: {x}?"],
    "da": ["{x}", "Hvad er “{x}”?", "Fortæl mig om {x}.", "Forklar: {x}", "Kan du hjælpe mig med {x}?", "Hvordan virker det her: {x}?"],
    "nb": ["{x}", "Hva er «{x}»?", "Fortell meg om {x}.", "Forklar: {x}", "Kan du hjelpe meg med {x}?", "Hvordan virker dette: {x}?"],
    "fi": ["{x}", "Mikä on ”{x}”?", "Kerro aiheesta {x}.", "Selitä: {x}", "Voitko auttaa aiheessa {x}?", "Miten tämä toimii: {x}?"],
    "de": ["{x}", "Was ist „{x}“?", "Erzähl mir etwas über {x}.", "Erkläre: {x}", "Kannst du mir bei {x} helfen?", "Wie funktioniert das: {x}?"],
    "nl": ["{x}", "Wat is ‘{x}’?", "Vertel me over {x}.", "Leg uit: {x}", "Kun je me helpen met {x}?", "Hoe werkt dit: {x}?"],
    "es": ["{x}", "¿Qué es «{x}»?", "Háblame de {x}.", "Explica: {x}", "¿Puedes ayudarme con {x}?", "¿Cómo funciona esto: {x}?"],
    "it": ["{x}", "Che cos’è «{x}»?", "Parlami di {x}.", "Spiega: {x}", "Puoi aiutarmi con {x}?", "Come funziona: {x}?"],
    "pt": ["{x}", "O que é «{x}»?", "Fala-me de {x}.", "Explica: {x}", "Podes ajudar-me com {x}?", "Como funciona isto: {x}?"],
    "ro": ["{x}", "Ce este „{x}”?", "Spune-mi despre {x}.", "Explică: {x}", "Mă poți ajuta cu {x}?", "Cum funcționează: {x}?"],
    "ca": ["{x}", "Què és «{x}»?", "Parla’m de {x}.", "Explica: {x}", "Em pots ajudar amb {x}?", "Com funciona això: {x}?"],
    "eu": ["{x}", "Zer da «{x}»?", "Hitz egidazu honi buruz: {x}.", "Azaldu: {x}", "Lagunduko didazu honekin: {x}?", "Nola dabil hau: {x}?"],
}

MORE = {
    "en": "Go on.",
    "is": "Haltu áfram.",
    "sv": "Fortsätt.",
    "da": "Fortsæt.",
    "nb": "Fortsett.",
    "fi": "Jatka.",
    "de": "Mach weiter.",
    "nl": "Ga verder.",
    "es": "Continúa.",
    "it": "Continua.",
    "pt": "Continua.",
    "ro": "Continuă.",
    "ca": "Continua.",
    "eu": "Jarraitu.",
}
