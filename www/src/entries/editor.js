// @ts-check
// The script of the editor's page and of its worker, which is made of the same file.

import { startEditor } from '../editor/page.js';
import { answerPage } from '../editor/work.js';

if (typeof document === 'undefined') answerPage();
else startEditor();
