//! Which framework, in which version, this adapter was built with.

/// The version that a `Cargo.toml` pins `package` to with `=`; `--locked` makes it the one built.
pub(crate) fn pinned_version<'a>(manifest: &'a str, package: &str) -> Option<&'a str> {
    let requirement = manifest.lines().find_map(|line| {
        let (name, rest) = line.split_once('=')?;
        (name.trim() == package).then_some(rest)
    })?;
    let (_, version) = requirement.split_once("\"=")?;
    version.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::pinned_version;

    #[test]
    fn reads_both_ways_to_write_a_dependency() {
        let manifest = "[dependencies]\nkit = { path = \"../kit\" }\nrig = \"=0.44.0\"\n\
                        async-openai = { version = \"=0.43.0\", features = [\"x\"] }\n";
        assert_eq!(pinned_version(manifest, "rig"), Some("0.44.0"));
        assert_eq!(pinned_version(manifest, "async-openai"), Some("0.43.0"));
        assert_eq!(pinned_version(manifest, "kit"), None);
    }
}
