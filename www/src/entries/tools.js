// @ts-check
// The script of the panel with everything that can be downloaded, fetched on the first click.

import { addEmbedSection } from '../panel/embed.js';
import { answerToolbars } from '../panel/open.js';

answerToolbars([addEmbedSection]);
