//! The text dump.

use super::*;

#[test]
fn a_dump_can_be_read() {
    let setter = Setter::new();
    let mut structure = Structure::new();
    let section = structure.add(Role::Section, ElementId::ROOT);
    let heading = Mark::Content(structure.add(Role::Heading(2), section));
    let paragraph = Mark::Content(structure.add(Role::Paragraph, section));
    let figure = Mark::Content(structure.add_figure("The mark", section));
    let accent = Ink::new([20, 80, 140], [90, 60, 0, 15]);
    let mut stretched = setter.run(0, 9.25, 20.0, 52.5, "for Peace");
    stretched.stretch = 1.01;
    let mut document = page(vec![
        Item {
            mark: DECORATION,
            kind: ItemKind::Shape(Shape::rectangle(rect(-8.5, -8.5, 317.0, 30.0), accent)),
        },
        item(heading, setter.run(2, 9.0, 20.0, 27.0, "PEACE")),
        item(paragraph, setter.run(0, 9.25, 20.0, 40.0, "Sci\u{ad}")),
        item(paragraph, stretched),
        Item { mark: figure, kind: ItemKind::Picture { picture: 0, rect: rect(20.0, 60.0, 40.0, 20.0) } },
        Item {
            mark: paragraph,
            kind: ItemKind::Link(Link {
                rect: rect(20.0, 43.0, 41.0, 12.0),
                address: "https://example.org".into(),
                description: "Our page".into(),
            }),
        },
    ]);
    document.structure = structure;
    document.pictures =
        vec![Arc::new(Picture::Raster(Raster { width: 2, height: 1, rgb: vec![0; 6], alpha: None }))];
    document.bookmarks = vec![Bookmark { title: "PEACE".into(), level: 1, page: 0, top: Length::pt(20.0) }];
    let expected = r##""A flyer" in en-GB

page 1: 300.00 × 200.00, bleed 8.50
  (decoration)
      -8.50   -8.50  317.00   30.00 rectangle, fill #14508c (90 60 0 15)
  section › heading 2
      20.00   27.00   25.53 "PEACE" SourceSans3-Bold 9.00 #000000 (0 0 0 100)
  section › paragraph
      20.00   40.00   15.85 "Sci\u{ad}" SourceSerif4-Regular 9.25 #000000 (0 0 0 100)
      20.00   52.50   40.21 "for Peace" ×1.0100
  section › figure "The mark"
      20.00   60.00   40.00   20.00 raster of 2 × 1 pixels
  section › paragraph
      20.00   43.00   41.00   12.00 link https://example.org "Our page"

bookmarks
  "PEACE" page 1 20.00
"##;
    assert_eq!(dump(&document, &setter.faces), expected);
}
