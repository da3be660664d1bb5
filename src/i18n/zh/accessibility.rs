//! The statement on accessibility in Chinese.

use crate::i18n::{AccessibilityStatement, StatementSection};

pub(super) const ACCESSIBILITY: AccessibilityStatement = AccessibilityStatement {
    lead: "这个网页希望人人能用：看不见的、看不清的、不用鼠标的、只会最简单操作的，都能得到同样的数字。",
    sections: &[
        StatementSection {
            heading: "做到什么程度",
            text: "目标是符合《网页内容无障碍指南》（WCAG）2.2 版 AA 级。标准版和大字版、中文和英文、嵌入其他网页的图表，都按此检查。",
            items: &[],
            hint: "检查由程序完成：两种检查工具没有发现问题，另有自己的测试核对名称、数字、颜色对比、键盘操作、语言标注和打印。国家标准《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668-2019）的要求相近，但我们没有逐条对照其原文，因此不作逐条声明。",
        },
        StatementSection {
            heading: "您可以这样用",
            text: "",
            items: &[
                "每张图都有标题、一句话结论和数据表，读屏软件可以直接读。",
                "键盘：按 Tab 键到一张图，用方向键、Home、End 逐项查看，按 Esc 收起说明。",
                "大字版：页面右上角可以打开，字更大，内容更少。",
                "浏览器里把字调大、把网页放大，图中的字也跟着变大。",
                "深色、高对比度、系统自定颜色都会照您的设置显示。",
                "打印出来，表格、来源和日期都在纸上。",
                "不开脚本，图、表和文字一样完整。",
            ],
            hint: "",
        },
        StatementSection {
            heading: "还没有做到的",
            text: "",
            items: &[
                "还没有人用真正的读屏软件、手机或盲文设备试过这个网页。",
                "页面上的句子由程序按规则写成，没有请读者试读过。",
                "大字版不含报告里的全部数字，那些在标准版里。",
            ],
            hint: "",
        },
    ],
};
