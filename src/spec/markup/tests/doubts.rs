//! Marks and lines that are probably not what was meant, and honest ones that look like them.

use super::*;

/// Checks all findings of a text, each as its place and message.
fn check(text: &str, expected: &[&str]) {
    let (_, findings, _) = run(&format!("'''\n{text}\n'''"), prose);
    let findings: Vec<&str> =
        findings.iter().map(|finding| finding.strip_prefix("t:").unwrap().trim_end()).collect();
    let expected: Vec<String> =
        expected.iter().map(|finding| finding.replacen(' ', ": warning[doubtful-markup]: ", 1)).collect();
    assert_eq!(findings, expected, "{text}");
}

#[test]
fn marks_without_another_end_are_found() {
    check("a **b c", &["2:3 a ** that nothing closes, and that is printed as it stands"]);
    check("a *b c", &["2:3 a * that nothing closes, and that is printed as it stands"]);
    check("a _b c", &["2:3 a _ that nothing closes, and that is printed as it stands"]);
    check("a **b **\n\nc", &["2:3 a ** that nothing closes, and that is printed as it stands"]);
    check("** b ** c", &["2:1 a ** that marks no words, and that is printed as it stands"]);
    check(
        "**b*\n\nc** d",
        &[
            "2:1 a * that nothing closes, and that is printed as it stands",
            "4:2 a ** that nothing opens, and that is printed as it stands",
        ],
    );
    check("*b** c", &["2:4 a * that nothing opens, and that is printed as it stands"]);
    check("a b** c", &["2:4 a ** that nothing opens, and that is printed as it stands"]);
    check("a ** b c", &["2:3 a ** that marks no words, and that is printed as it stands"]);
    check("a `b c", &["2:3 a ` that nothing closes, and that is printed as it stands"]);
    check("a *{country} c", &["2:3 a * that nothing closes, and that is printed as it stands"]);
    check("- a **b\n- *c* d", &["2:5 a ** that nothing closes, and that is printed as it stands"]);
    check("**https://x.org", &["2:1 a ** that nothing closes, and that is printed as it stands"]);
}

#[test]
fn backquotes_inside_words_are_printed_as_they_stand() {
    check_prose("'O`Brien, l`eau **et** d`ici'", "O`Brien, l`eau <b>et</> d`ici");
    check_prose("\"[l`eau](https://x.org) d`ici\"", "<a https://x.org>l`eau</> d`ici");
    check_prose("'<https://x.org/a`b> c`d'", "<a https://x.org/a`b>https://x.org/a`b</> c`d");
    check_paragraph("'O`Brien, O`Neil'", "O`Brien, O`Neil");
}

#[test]
fn underscores_that_are_lost_inside_names_are_found() {
    let lost = "underscores inside a name that make emphasis of what is between them, and are not printed";
    check("__init__.py", &[&format!("2:1 {lost}")]);
    check("see os.__name__ and\n_a_.txt", &[&format!("2:8 {lost}"), &format!("3:1 {lost}")]);
}

#[test]
fn brackets_without_another_end_are_found() {
    check("a [b(https://x.org) c", &["2:3 a link whose [ is not closed, and that is printed as it stands"]);
    check("a [Osh, Bishkek) b", &["2:3 a [ that nothing closes, and that is printed as it stands"]);
    check("a [see b\n\nc] d", &["2:3 a [ that nothing closes, and that is printed as it stands"]);
    let parted = "white space between the words of a link and its address, which are printed as they stand";
    check("a [b] (https://x.org)", &[&format!("2:5 {parted}")]);
    check("a (b)[https://x.org]", &["2:6 a link the wrong way round, which is printed as it stands"]);
}

#[test]
fn stars_that_are_lost_inside_words_are_found() {
    let lost = "stars inside words that make emphasis of what is between them, and are not printed";
    check("5*3*2", &[&format!("2:2 {lost}")]);
    check("10 €*, then 20 €* a day", &[&format!("2:5 {lost}")]);
    check("Forscher*innen und Lehrer*innen", &[&format!("2:9 {lost}")]);
}

#[test]
fn honest_marks_are_no_findings() {
    for text in [
        "5 * 3, 5*3, 2 ** 3, 2**3, a * b",
        "a snake_case _private_name and __b__, name: ____",
        "Figures* and totals** of 2020.\n\n*Provisional.\n\n**Estimated.",
        "A hotel of 5* (*) and Lehrer*innen",
        "un*believ*able and **b**s and ***c***",
        "files *.toml and *, too",
        "https://x.org/_a/*b and x@_b.org",
        "\\*a \\*\\*b \\_c \\`d \\[e and &#42;f",
        "[ref. 1], [0, 1), ]0, 1[ and [1] (https://x.org)",
        "Hawai`i, and rock ’n’ roll",
        "**a\nb** *c*",
        "a \\* **b** \\**",
    ] {
        check(text, &[]);
    }
}

#[test]
fn marks_of_notes_are_no_findings() {
    for text in [
        "Costs 10 €*.\n\n*inkl. MwSt",
        "Costs 10 €* and 20 $**.\n\n*with tax\n**without",
        "Growth of 5 %*, and (in thousands)**.\n\n*one **two",
        "Growth* (*provisional) in all",
        "Ms A*, Mr B* and Ms C** (*Osh, **Bishkek)",
        "*one, **two, ***three",
        "* p < 0.05; ** p < 0.01; *** p < 0.001",
        "* p < 0.05\n** p < 0.01",
        "*p < 0.05, **p < 0.01",
        "A (*1958), B (* 1958), C (*12 May 1960, †2008)",
        "Hotel **** Superior, Inn ***, from *** to *****",
    ] {
        check(text, &[]);
    }
    check_paragraph("'* p < 0.05; ** p < 0.01'", "* p < 0.05; ** p < 0.01");
}

#[test]
fn marks_beside_notes_are_still_found() {
    let open = "that nothing closes, and that is printed as it stands";
    check("a *b c\n\n5* d", &[&format!("2:3 a * {open}")]);
    check("A hotel of 5*.\n\n**b c", &[&format!("4:1 a ** {open}")]);
    check("* **b c\n* d", &[&format!("2:3 a ** {open}")]);
    check("*b c\n\n**d e", &[&format!("2:1 a * {open}"), &format!("4:1 a ** {open}")]);
}

#[test]
fn intervals_are_no_findings() {
    for text in [
        "[a, b) is half open",
        "[0, ∞), [x₀; x₁), [-1,5 %; +2,0 %) and [18–25)",
        "[0 ; 1[ and [a ; b[ and [10 km, 20 km)",
        "]0, 1] and (a, b]",
    ] {
        check(text, &[]);
    }
}

#[test]
fn lines_that_are_meant_as_items_are_found() {
    check(
        "-a\n-b\n-c",
        &["2:1 3 lines begin with - and no space after it: they make no list, and run on in the text"],
    );
    check(
        "Words:\n-a, which goes\non here\n-b",
        &["3:1 2 lines begin with - and no space after it: they make no list, and run on in the text"],
    );
    check(
        "- a\n-b\n- c",
        &["3:1 a line beside a list begins with - and no space after it, and runs on in the text above it"],
    );
    check(
        "-a\n\n-b",
        &[
            "2:1 2 lines begin with - and no space after it: they make no list, and each stands as a paragraph of its own",
        ],
    );
    check(
        "-a\n-b\n\n-c",
        &[
            "2:1 3 lines begin with - and no space after it: they make no list, and run on in the text or stand as paragraphs of their own",
        ],
    );
    check("- a\n\n•b", &["4:1 a line beside a list begins with •, and stands as a paragraph of its own"]);
    check(
        "-a\n- b",
        &[
            "2:1 a line beside a list begins with - and no space after it, and stands as a paragraph of its own",
        ],
    );
    check(
        "*a\n*b",
        &["2:1 2 lines begin with * and no space after it: they make no list, and run on in the text"],
    );
    check(
        "1.A\n2.B",
        &["2:1 2 lines begin with 1. and no space after it: they make no list, and run on in the text"],
    );
    check("•\ta\n• b", &["2:1 2 lines begin with •: they make no list, and run on in the text"]);
    for mark in ["—", "−", "\u{2011}", "➢", "o\t", "§\t"] {
        let shown = mark.trim();
        check(
            &format!("{mark} a\n{mark} b"),
            &[&format!("2:1 2 lines begin with {shown}: they make no list, and run on in the text")],
        );
    }
    check("Words:\n— a\n— b", &["3:1 2 lines begin with —: they make no list, and run on in the text"]);
    check("(1) a\n(2) b", &["2:1 2 lines begin with (1): they make no list, and run on in the text"]);
    check(
        "a) a, which goes\non\nb) b",
        &["2:1 2 lines begin with a): they make no list, and run on in the text"],
    );
    check("– a\n– b", &["2:1 2 lines begin with –: they make no list, and run on in the text"]);
    check(
        "-a\n-b\n\nWords.\n\n-c\n-d",
        &[
            "2:1 2 lines begin with - and no space after it: they make no list, and run on in the text",
            "7:1 2 lines begin with - and no space after it: they make no list, and run on in the text",
        ],
    );
}

#[test]
fn lines_with_other_marks_are_other_findings() {
    check(
        "-a\n• b",
        &[
            "2:1 a line begins with - and no space after it: it makes no list, and runs on in the text",
            "3:1 a line begins with •: it makes no list, and runs on in the text",
        ],
    );
    check(
        "-a\n\n• b\n\n• c",
        &[
            "2:1 a line begins with - and no space after it: it makes no list, and stands as a paragraph of its own",
            "4:1 2 lines begin with •: they make no list, and each stands as a paragraph of its own",
        ],
    );
    check(
        "- a\n-b\n• c",
        &[
            "3:1 a line beside a list begins with - and no space after it, and runs on in the text above it",
            "4:1 a line beside a list begins with •, and runs on in the text above it",
        ],
    );
}

#[test]
fn honest_dashes_are_no_findings() {
    for text in [
        "- a\n- b\n\n-5 degrees and\n-7 at night",
        "— a\n\n— b",
        "a\n— long and wide —\nb",
        "(a) a,\nthen (b) b",
        "first (a) one, then\n(b) two, and\n(c) three",
        "(a) a\n\n(b) b",
        "o a\no b",
        "−5 degrees and\n−7 at night",
        "− 5 °C in the north and\n− 7 °C in the south.",
        "The lake\n— long and wide —\nand the river\n— deep\n— as well.",
        "a\n– long and wide –\nb",
        "- a\n– long and wide – goes on",
        "a\n-b",
        "-b is a suffix\n\nWords.\n\n-c is another",
        "• a  \n• b\\\n• c",
        "*a* b\n*c* d",
        "*a\nb*\n*c\nd*",
        "1. A\n2. B\n\n1.5 and\n2.5",
        "--\na",
    ] {
        check(text, &[]);
    }
}
