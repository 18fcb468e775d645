// A page with charts.
import { drawFigures } from '../components/figures.js';
import { keepFresh } from '../components/live.js';
import { createTexts } from '../lib/texts.js';

const texts = createTexts(JSON.parse(document.getElementById('texts').textContent), document.documentElement.lang);
drawFigures(document, texts);
keepFresh(document.querySelector('[data-cutoff]') ?? document.body, part => drawFigures(part, texts));
