namespace Arena.Grains.Research.Import;

/// <summary>Whose file it is.</summary>
internal enum ImportFormat
{
    /// <summary>The flat file of results of a Streamlit arena: CSV with texts, in which every re-render wrote the vote again.</summary>
    Oellm,

    /// <summary>Battles of FastChat (LMSYS Chatbot Arena) as a JSON array or JSON lines.</summary>
    FastChat,

    /// <summary>votes.csv or votes.jsonl of an arena like this one.</summary>
    Arena,
}
