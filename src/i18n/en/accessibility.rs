//! The statement on accessibility in English.

use crate::i18n::{AccessibilityStatement, StatementSection};

pub(super) const ACCESSIBILITY: AccessibilityStatement = AccessibilityStatement {
    lead: "This page is meant for everybody: whoever cannot see it, sees it badly or uses no mouse gets the same figures.",
    sections: &[
        StatementSection {
            heading: "How far it goes",
            text: "The aim is to conform to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA: on the standard page and the one in large print, in Chinese and English, and for charts in other people’s pages.",
            items: &[],
            hint: "It was checked by programs: two checkers find nothing wrong, and tests of our own hold names, figures, contrast, keyboard, languages and paper. The Chinese standard GB/T 37668-2019 asks for much the same; its text was not at hand, so nothing is claimed against it clause by clause.",
        },
        StatementSection {
            heading: "What you can do",
            text: "",
            items: &[
                "Each chart has a heading, a sentence that says what it shows, and a table that a screen reader can read.",
                "Keyboard: Tab goes to a chart, arrow keys, Home and End from mark to mark, Escape closes what is told of one.",
                "Large print: the switch at the top leads to a page with larger letters and fewer things.",
                "Set larger type or zoom in: the text in charts grows with the rest.",
                "Dark pages, more contrast and colours of your own are shown as you have set them.",
                "Tables, source and dates are all there when you print the page.",
                "Without scripts, charts, tables and text are just as complete.",
            ],
            hint: "",
        },
        StatementSection {
            heading: "What is missing",
            text: "",
            items: &[
                "Nobody has tried this page with a real screen reader, phone or braille display yet.",
                "Sentences are written by rules; no readers were asked to try them.",
                "Large print does not hold every figure of the report; the standard page does.",
            ],
            hint: "",
        },
    ],
};
