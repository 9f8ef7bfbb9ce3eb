//! The tree of tags, and the way back to it from what stands on pages (ISO 32000-1, 14.7).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::content::Stretch;
use super::finding::Findings;
use super::objects::{Objects, as_dict, id, shown};
use super::rule::Rule;
use super::sheet::Sheet;

/// How many elements, or nodes of a number tree, may hold one another.
const DEEPEST: usize = 200;

/// The standard structure types (ISO 32000-1, 14.8.4).
const STANDARD: [&str; 49] = [
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Warichu",
    "WT",
    "WP",
    "Figure",
    "Formula",
    "Form",
];

/// The tree as it is walked.
struct Tree<'a, 'f> {
    objects: Objects<'a>,
    findings: &'f mut Findings,
    /// The numbers of pages.
    pages: &'f BTreeMap<ObjectId, usize>,
    roles: Option<&'a Dictionary>,
    /// Elements that were walked.
    seen: BTreeSet<ObjectId>,
    /// Which stretch of which page each element holds.
    held: BTreeSet<(ObjectId, usize, i64)>,
    /// The level of the heading before.
    level: u8,
}

/// Looks at the tree, and at the way to it from stretches and links.
pub(super) fn check(
    objects: Objects<'_>,
    sheets: &[Sheet<'_>],
    stretches: &[Stretch],
    findings: &mut Findings,
) {
    let root = objects.catalog().and_then(|catalog| objects.dict(catalog, "StructTreeRoot"));
    let Some(root) = root.filter(|root| objects.get(root, "K").is_some()) else {
        return findings.add(Rule::Structure, "there is no tree of tags");
    };
    let pages = sheets.iter().map(|sheet| (sheet.id, sheet.number)).collect();
    let mut tree = Tree {
        objects,
        findings,
        pages: &pages,
        roles: objects.dict(root, "RoleMap"),
        seen: BTreeSet::new(),
        held: BTreeSet::new(),
        level: 0,
    };
    tree.kids(root, None, None, 0);
    let parents =
        objects.dict(root, "ParentTree").map(|parents| numbered(objects, parents)).unwrap_or_default();
    tree.check_stretches(stretches, &parents);
    tree.check_links(sheets, &parents);
}

impl<'a> Tree<'a, '_> {
    /// Walks what an element holds; `page` is its own.
    fn kids(&mut self, element: &'a Dictionary, id_of: Option<ObjectId>, page: Option<usize>, depth: usize) {
        let page = self.page(element).or(page);
        for kid in self.objects.one_or_more(element, "K") {
            let Some(object) = self.objects.follow(kid) else { continue };
            match object {
                Object::Integer(number) => self.hold(id_of, page, *number),
                Object::Dictionary(part) if part.has_type(b"MCR") => {
                    let number = self.objects.integer(part, "MCID").unwrap_or(-1);
                    self.hold(id_of, self.page(part).or(page), number);
                }
                Object::Dictionary(part) if part.has_type(b"OBJR") => {}
                Object::Dictionary(part) if depth < DEEPEST => self.element(part, id(kid), page, depth),
                _ => {}
            }
        }
    }

    fn hold(&mut self, element: Option<ObjectId>, page: Option<usize>, number: i64) {
        self.held.extend(element.zip(page).map(|(element, page)| (element, page, number)));
    }

    fn page(&self, dict: &Dictionary) -> Option<usize> {
        self.pages.get(&dict.get(b"Pg").and_then(Object::as_reference).ok()?).copied()
    }

    fn element(
        &mut self,
        element: &'a Dictionary,
        id_of: Option<ObjectId>,
        page: Option<usize>,
        depth: usize,
    ) {
        if id_of.is_some_and(|id| !self.seen.insert(id)) {
            return;
        }
        let tag = self.role(self.objects.name(element, "S").unwrap_or_default());
        let on = self.page(element).or(page);
        let has = |key: &str| self.objects.text(element, key).is_some();
        let is_described = has("Alt") || has("ActualText");
        match tag.as_str() {
            "Figure" | "Formula" if !is_described => {
                self.findings.on(Rule::Alt, on, None, format!("a {} has no alternative", tag.to_lowercase()));
            }
            heading if heading.len() == 2 && heading.starts_with('H') => self.heading(heading, on),
            tag if !STANDARD.contains(&tag) => {
                self.findings.on(Rule::Role, on, None, format!("the tag {tag} is not a standard one"));
            }
            _ => {}
        }
        self.kids(element, id_of, page, depth + 1);
    }

    /// The standard type that a type stands for, where there is one.
    fn role(&self, tag: &[u8]) -> String {
        let mut tag = tag;
        for _ in 0..DEEPEST {
            let Some(mapped) = self.roles.and_then(|roles| roles.get(tag).and_then(Object::as_name).ok())
            else {
                break;
            };
            tag = mapped;
        }
        shown(tag)
    }

    fn heading(&mut self, tag: &str, page: Option<usize>) {
        let Some(level) = tag.chars().last().and_then(|digit| digit.to_digit(10)) else { return };
        let level = u8::try_from(level).unwrap_or_default();
        if level > self.level + 1 {
            let before = match self.level {
                0 => "no heading".to_owned(),
                before => format!("H{before}"),
            };
            self.findings.on(Rule::Heading, page, None, format!("{tag} comes after {before}"));
        }
        self.level = level;
    }

    /// Sees that each stretch leads to the element that holds it.
    fn check_stretches(&mut self, stretches: &[Stretch], parents: &BTreeMap<i64, &'a Object>) {
        for stretch in stretches {
            let Stretch { page, key, number, is_of_page } = *stretch;
            let listed = key.and_then(|key| parents.get(&key)).and_then(|listed| self.objects.follow(listed));
            let listed = listed.and_then(|listed| listed.as_array().ok());
            let parent = usize::try_from(number).ok().and_then(|at| listed?.get(at));
            let element = parent.and_then(|parent| as_dict(self.objects.follow(parent)?));
            let Some(_) = element.filter(|element| element.has(b"S")) else {
                let message = "marked content leads to no element";
                self.findings.on(Rule::ParentTree, Some(page), None, message);
                continue;
            };
            // What a form holds may be named by the form alone.
            let holds =
                |parent: &Object| id(parent).is_some_and(|id| self.held.contains(&(id, page, number)));
            if is_of_page && !parent.is_some_and(holds) {
                let message = "marked content leads to an element that does not hold it";
                self.findings.on(Rule::Astray, Some(page), None, message);
            }
        }
    }

    /// Sees that each link stands in an element for links.
    fn check_links(&mut self, sheets: &[Sheet<'a>], parents: &BTreeMap<i64, &'a Object>) {
        for sheet in sheets {
            for (_, annotation) in sheet.annotations(self.objects) {
                if self.objects.name(annotation, "Subtype") != Some(b"Link") {
                    continue;
                }
                let key = self.objects.integer(annotation, "StructParent");
                let parent = key.and_then(|key| as_dict(self.objects.follow(parents.get(&key)?)?));
                let tag = parent.and_then(|parent| self.objects.name(parent, "S"));
                if tag.is_none_or(|tag| self.role(tag) != "Link") {
                    self.findings.on(Rule::LinkTag, Some(sheet.number), None, "a link is in no Link element");
                }
            }
        }
    }
}

/// The values of a number tree by their keys (ISO 32000-1, 7.9.7).
fn numbered<'a>(objects: Objects<'a>, root: &'a Dictionary) -> BTreeMap<i64, &'a Object> {
    let mut values = BTreeMap::new();
    let mut nodes = vec![(root, 0)];
    let mut seen = BTreeSet::new();
    while let Some((node, depth)) = nodes.pop() {
        for pair in objects.array(node, "Nums").chunks_exact(2) {
            if let [Object::Integer(key), value] = pair {
                values.insert(*key, value);
            }
        }
        let kids = objects.array(node, "Kids").iter().filter(|kid| id(kid).is_some_and(|id| seen.insert(id)));
        let kids: Vec<_> = kids.filter_map(|kid| as_dict(objects.follow(kid)?)).collect();
        if depth < DEEPEST {
            nodes.extend(kids.into_iter().map(|kid| (kid, depth + 1)));
        }
    }
    values
}
