//! The JSON Schema of records, generated from the types that read them. What the reader finds besides (references, units
//! of one family, sums) no schema can say.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde::Serialize;

use super::{
    Aspect, Better, DistanceUnit, Qualifier, Status, TargetMark, code,
    part::{List, Map, Part},
    written::{self, TextOr},
};

/// The schema of records (JSON Schema, draft 2020-12), as it is published: `record.schema.json`.
pub fn schema() -> String {
    let mut schema =
        SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<written::Report>();
    schema.insert("title".to_owned(), "plan-chart".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// A part is read in its place, and is nothing else than what it holds.
impl<T: JsonSchema> JsonSchema for Part<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: JsonSchema, const MOST: usize> JsonSchema for List<T, MOST> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}List", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<T>();
        json_schema!({ "type": "array", "items": items, "maxItems": MOST })
    }
}

impl<T: JsonSchema, const MOST: usize> JsonSchema for Map<T, MOST> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}Map", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let values = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": values, "maxProperties": MOST })
    }
}

/// What may be a plain text instead of an object: which text that is.
trait Plain {
    fn plain() -> Schema;
}

/// A figure in the unit of its measure, `/` or nothing.
fn plain_figure() -> Schema {
    json_schema!({
        "type": "string",
        "pattern": r"^(/|-?[0-9]{1,12}(\.[0-9]{1,6})?)?$",
        "description": "印出的数字；“/”表示报告写明不设，空文本表示没有印。\n\nA printed number; \"/\" where the report expressly sets none, an empty text where it prints nothing.",
    })
}

impl Plain for written::Printed {
    fn plain() -> Schema {
        plain_figure()
    }
}

impl Plain for written::Target {
    fn plain() -> Schema {
        plain_figure()
    }
}

impl Plain for written::Revised {
    fn plain() -> Schema {
        plain_figure()
    }
}

impl Plain for written::Span {
    fn plain() -> Schema {
        json_schema!({
            "const": "open",
            "description": "报告没有说。\n\nThe report does not say.",
        })
    }
}

impl Plain for written::Text {
    fn plain() -> Schema {
        json_schema!({
            "type": "string",
            "description": "另一项指标的标识。\n\nThe id of another indicator.",
        })
    }
}

impl<T: JsonSchema + Plain> JsonSchema for TextOr<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}OrText", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let object = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [T::plain(), object] })
    }
}

/// The schema of an enum: its codes, each with what it means in Chinese and in English.
fn words<T: Copy + Serialize>(all: &[(T, &str, &str)]) -> Schema {
    let words: Vec<_> = all
        .iter()
        .map(|(value, zh, en)| {
            json_schema!({ "const": code(*value), "description": format!("{zh}\n\n{en}") })
        })
        .collect();
    json_schema!({ "oneOf": words })
}

macro_rules! enums {
    ($($Name:ident: $($Value:ident $zh:literal $en:literal,)+;)+) => {
        $(impl JsonSchema for $Name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($Name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                words(&[$(($Name::$Value, $zh, $en)),+])
            }
        })+
    };
}

enums! {
    Aspect:
        Total "总量。" "The total.",
        Level "水平。" "The level.",
        Growth "增速。" "Growth.",;
    Better:
        More "至少要达到目标：下限。" "At least as much as the target: a floor.",
        Less "至多到目标为止：上限。" "At most as much as the target: a ceiling.",
        Neither "无所谓好坏：参照。" "Neither is better: a mark to compare with.",;
    DistanceUnit:
        Points "百分点。" "Percentage points.",
        Unit "指标的单位。" "The unit of the measure.",
        Percent "目标的百分之几。" "Per cent of the target.",;
    Status:
        Preliminary "初步数。" "Its figures may still change.",
        Final "最终数。" "Its figures are final.",;
    TargetMark:
        Diamond "空心菱形。" "A hollow diamond.",
        Triangle "实心三角形。" "A solid triangle.",
        Square "空心方形。" "A hollow square.",
        SolidDiamond "实心菱形。" "A solid diamond.",
        HollowTriangle "空心三角形。" "A hollow triangle.",
        SolidSquare "实心方形。" "A solid square.",;
    Qualifier:
        About "约。" "About.",
        Around "左右。" "Around.",
        Nearly "近。" "Nearly.",
        Over "超、突破。" "Over.",
        Below "不足。" "Under.",
        MoreThan "高于、>：比它大。" "More than, >.",
        LessThan "低于、<：比它小。" "Less than, <.",
        AtLeast "不少于。" "At least.",
        NotBelow "不低于。" "Not below.",
        OrMore "以上。" "Or more.",
        AtMost "不超过。" "At most.",
        OrLess "以下、以内。" "Or less.",
        Aim "力争。" "Aimed at.",;
}
