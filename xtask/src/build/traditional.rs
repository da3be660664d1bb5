//! Where the crate's table of traditional characters comes from: OpenCC's.

#[cfg(test)]
mod tests {
    use std::{env, fs, path::Path};

    use ferrous_opencc::{OpenCC, config::BuiltinConfig};

    const FILE: &str = "src/site/traditional.txt";

    fn converter(config: BuiltinConfig) -> OpenCC {
        OpenCC::from_config(config).expect("the table is built in")
    }

    /// Every traditional character of Unicode's first plane, where scripts can count characters by their places.
    fn table() -> String {
        let simplify = converter(BuiltinConfig::T2s);
        let pairs = ('\u{3400}'..='\u{9FFF}').filter_map(|one| {
            let simplified = simplify.convert(&one.to_string()).chars().next()?;
            (simplified != one && simplified <= '\u{FFFF}').then(|| format!("{one}{simplified}"))
        });
        pairs.collect::<String>() + "\n"
    }

    #[test]
    fn the_table_of_the_crate_is_that_of_opencc() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(FILE);
        let (due, got) = (table(), fs::read_to_string(&file).unwrap_or_default());
        if env::var_os("UPDATE_GOLDEN").is_some() && due != got {
            fs::write(&file, due).expect("writes");
            panic!("{FILE} is written anew: run again without UPDATE_GOLDEN");
        }
        assert!(due == got, "{FILE} is not OpenCC's table: run again with UPDATE_GOLDEN=1");
    }

    /// By the table for the other direction: whatever a simplified character is in traditional script finds it.
    #[test]
    fn every_traditional_form_is_in_it() {
        let table: Vec<char> = table().trim_end().chars().collect();
        let restore = converter(BuiltinConfig::S2t);
        for pair in table.chunks(2) {
            let form = restore.convert(&pair[1].to_string());
            let found = |form: char| table.chunks(2).any(|pair| pair[0] == form);
            assert!(form.chars().all(|form| form == pair[1] || found(form)), "{pair:?}: {form}");
        }
        assert!(table.len() > 4000, "{}", table.len());
    }
}
