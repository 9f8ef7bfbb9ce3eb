//! Colours of press files, broken one at a time, wherever they may hide.

use super::*;

/// The colours of a screen, by way of a profile.
fn profiled(file: &mut lopdf::Document, colours: i64) -> Object {
    let profile = stream(file, dictionary! { "N" => colours }, "");
    Object::Array(vec!["ICCBased".into(), profile.into()])
}

/// A spot colour with such an alternate.
fn spot(alternate: &str, share: i64) -> Object {
    let tint = dictionary! {
        "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1, "C0" => vec![0.into(); 4],
        "C1" => vec![share.into(); 4],
    };
    Object::Array(vec!["Separation".into(), "Gold".into(), alternate.into(), tint.into()])
}

#[test]
fn no_red_green_and_blue_by_any_operator_or_space() {
    check_breaks(
        &pair().press,
        &[
            ("rgb-operator", |file| draw(file, "1 0 0 rg")),
            ("rgb-operator", |file| draw(file, "1 0 0 RG")),
            ("rgb-space", |file| draw(file, "/DeviceRGB cs")),
            ("rgb-space", |file| draw(file, "/DeviceRGB CS 1 0 0 SC")),
            ("rgb-space", |file| {
                let space = profiled(file, 3);
                name(file, "ColorSpace", "Screen", space);
                draw(file, "/Screen cs 1 0 0 scn");
            }),
            ("rgb-space", |file| {
                let space = Object::Array(vec!["CalRGB".into(), Dictionary::new().into()]);
                name(file, "ColorSpace", "Screen", space);
                draw(file, "/Screen CS");
            }),
            ("rgb-space", |file| {
                name(file, "ColorSpace", "Gold", spot("DeviceRGB", 1));
                draw(file, "/Gold cs 1 scn");
            }),
            ("spot-colour-differs", |file| {
                name(file, "ColorSpace", "Gold", spot("DeviceCMYK", 1));
                name(file, "ColorSpace", "Other", spot("DeviceCMYK", 0));
                draw(file, "/Gold cs 1 scn /Other cs 1 scn");
            }),
        ],
    );
}

#[test]
fn no_red_green_and_blue_in_what_is_called_by_name() {
    check_breaks(
        &pair().press,
        &[
            ("rgb-image", |file| {
                let image = image(file, dictionary! { "ColorSpace" => "DeviceRGB" });
                name(file, "XObject", "Other", image);
                draw(file, "/Other Do");
            }),
            ("rgb-image", |file| {
                let base: Object = profiled(file, 3);
                let space = vec!["Indexed".into(), base, 0.into(), Object::string_literal("aaa")];
                let image = image(file, dictionary! { "ColorSpace" => space });
                name(file, "XObject", "Other", image);
                draw(file, "/Other Do");
            }),
            ("rgb-image", |file| draw(file, "BI /W 1 /H 1 /BPC 8 /CS /RGB ID aaa EI")),
            ("rgb-shading", |file| {
                name(
                    file,
                    "Shading",
                    "Other",
                    dictionary! { "ShadingType" => 2, "ColorSpace" => "DeviceRGB" },
                );
                draw(file, "/Other sh");
            }),
            ("rgb-shading", |file| {
                let shading = dictionary! { "ShadingType" => 2, "ColorSpace" => "DeviceRGB" };
                name(file, "Pattern", "Other", dictionary! { "PatternType" => 2, "Shading" => shading });
                draw(file, "/Pattern cs /Other scn");
            }),
            ("rgb-operator", |file| {
                let form = form(file, "1 0 0 rg 0 0 9 9 re f");
                name(file, "Pattern", "Other", form);
                draw(file, "/Pattern cs /Other scn");
            }),
            ("rgb-operator", |file| {
                let inner = form(file, "1 0 0 rg 0 0 9 9 re f");
                name(file, "XObject", "Inner", inner);
                let outer = form(file, "/Inner Do");
                name(file, "XObject", "Outer", outer);
                draw(file, "/Outer Do");
            }),
            ("rgb-operator missing-to-unicode", |file| {
                let glyph = form(file, "1 0 0 rg");
                let font = dictionary! { "Type" => "Font", "Subtype" => "Type3", "CharProcs" => dictionary! { "a" => glyph } };
                name(file, "Font", "Other", font);
                draw(file, "BT /Other 9 Tf ET");
            }),
            ("rgb-group", |file| {
                page(file, 1).set("Group", dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" });
            }),
            ("rgb-operator transparency", |file| {
                let mask = form(file, "1 0 0 rg 0 0 9 9 re f");
                let mask = dictionary! { "S" => "Luminosity", "G" => mask };
                name(file, "ExtGState", "Other", dictionary! { "SMask" => mask });
                draw(file, "/Other gs");
            }),
        ],
    );
}

#[test]
fn graphics_states_and_pictures() {
    check_breaks(
        &pair().press,
        &[
            ("transparency", |file| {
                name(file, "ExtGState", "Other", dictionary! { "ca" => Object::Real(0.5) });
                draw(file, "/Other gs");
            }),
            ("transparency", |file| {
                name(file, "ExtGState", "Other", dictionary! { "BM" => "Multiply" });
                draw(file, "/Other gs");
            }),
            ("transfer-function", |file| {
                name(file, "ExtGState", "Other", dictionary! { "TR2" => "Identity" });
                draw(file, "/Other gs");
            }),
            ("overprint-mode", |file| {
                let space = profiled(file, 4);
                name(file, "ColorSpace", "Coated", space);
                draw(file, "/Over gs /Coated cs 1 0 0 0 scn 0 0 9 9 re f");
            }),
            ("stand-in", |file| {
                let image = image(file, dictionary! { "Alternates" => vec![Object::Integer(1)] });
                name(file, "XObject", "Other", image);
                draw(file, "/Other Do");
            }),
            ("postscript", |file| {
                let program = stream(file, dictionary! { "Subtype" => "PS" }, "");
                name(file, "XObject", "Other", program);
                draw(file, "/Other Do");
            }),
            ("interpolated-image", |file| {
                let image = image(file, dictionary! { "Interpolate" => true });
                name(file, "XObject", "Other", image);
                draw(file, "/Other Do");
            }),
            ("unread-inline-image", |file| draw(file, "BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 00> EI")),
        ],
    );
}

#[test]
fn inks_of_text_and_of_plain_colours() {
    check_breaks(
        &pair().press,
        &[
            ("rich-black-text", |file| draw(file, "BT 0.3 0.3 0.3 1 k (a) Tj ET")),
            ("rich-black-text", |file| draw(file, "BT 0.7 0.7 0.7 0 k (a) Tj ET")),
            ("black-text-knocks-out", |file| draw(file, "/Out gs BT 0 0 0 1 k (a) Tj ET")),
            ("ink-over-limit", |file| draw(file, "1 1 0.8 0.5 k 0 0 9 9 re f")),
            ("ink-over-limit", |file| draw(file, "1 1 0.8 0.5 K 0 0 9 9 re S")),
        ],
    );
    let fine = |file: &mut lopdf::Document| {
        draw(
            file,
            "1 1 0.8 0.5 k 1 1 0.5 0.5 K 0 0 9 9 re S /Over gs BT 0 0 0 1 k (a) Tj 0.9 0.2 0 0 k (a) Tj ET",
        );
    };
    assert_eq!(codes(&broken(&pair().press, fine)), BTreeSet::new());
}
