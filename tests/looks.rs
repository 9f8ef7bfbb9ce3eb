//! Pictures of pages: the shipped flyers are drawn, and compared with the pictures in `tests/looks`.
//!
//! `UPDATE=1 cargo test --test looks` rewrites the pictures; look at them before they are committed. Small
//! differences pass, since another processor may round an edge differently.

#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on says so by panicking.

mod harness;

use std::fs;
use std::path::Path;

use flysheet::pdf::{Options, Profile, Timestamp, write};
use flysheet::spec;
use flysheet::text::Faces;
use harness::{Disk, in_crate, update};
use image::RgbImage;

/// Pixels to a point: enough to see every block, word and space, and small enough to keep.
const SCALE: f32 = 0.6;

/// How far two samples part, of 255, before they count as different: edges that are rounded another way don't.
const NOTICEABLE: u8 = 48;

/// The greatest share of different samples in two pictures that count as alike.
const TOLERANCE: f64 = 0.001;

/// The pages of a shipped flyer, drawn.
fn pages(flyer: &str) -> Vec<RgbImage> {
    let faces = Faces::built_in();
    let reading = spec::read(Path::new(flyer), &Disk);
    let set = flysheet::typeset(&reading.flyer.unwrap(), &faces);
    let created = Timestamp { year: 2022, month: 8, day: 1, hour: 0, minute: 0, second: 0 };
    let bytes =
        write(&set.document.unwrap(), &faces, &Options { created, profile: Profile::Screen }).unwrap();
    let pdf = hayro::hayro_syntax::Pdf::new(bytes).unwrap();
    let settings = hayro::PixmapSettings {
        x_scale: SCALE,
        y_scale: SCALE,
        bg_color: hayro::vello_cpu::color::palette::css::WHITE,
    };
    let draw = |page| {
        hayro::render(page, &hayro::RenderCache::new(), &Default::default(), &Default::default(), &settings)
    };
    let pages = pdf.pages();
    pages
        .iter()
        .map(|page| {
            let drawn = draw(page);
            let (width, height) = (drawn.width(), drawn.height());
            RgbImage::from_fn(u32::from(width), u32::from(height), |x, y| {
                let pixel = drawn.sample(x as u16, y as u16);
                image::Rgb([pixel.r, pixel.g, pixel.b])
            })
        })
        .collect()
}

/// The share of samples of two pictures that differ; all of them where their sizes do.
fn difference(one: &RgbImage, other: &RgbImage) -> f64 {
    if one.dimensions() != other.dimensions() {
        return 1.0;
    }
    let pairs = one.as_raw().iter().zip(other.as_raw());
    let different = pairs.filter(|(one, other)| one.abs_diff(**other) > NOTICEABLE).count();
    different as f64 / one.as_raw().len() as f64
}

fn check(name: &str) {
    for (number, page) in (1..).zip(pages(&format!("flyers/{name}.toml"))) {
        let path = in_crate(Path::new(&format!("tests/looks/{name}-{number}.png")));
        if update() {
            page.save(&path).unwrap();
        }
        let bytes =
            fs::read(&path).unwrap_or_else(|_| panic!("{} is not there: UPDATE=1 makes it", path.display()));
        let expected = image::load_from_memory(&bytes).unwrap().to_rgb8();
        let difference = difference(&expected, &page);
        assert!(
            difference <= TOLERANCE,
            "{name}, page {number} differs in {:.2} % of its samples",
            difference * 100.0
        );
    }
}

#[test]
fn tajikistan_looks_as_it_did() {
    check("tajikistan");
}

#[test]
fn mauritania_looks_as_it_did() {
    check("mauritania");
}

#[test]
fn a_changed_page_is_noticed() {
    let page = pages("flyers/mauritania.toml").remove(0);
    let mut changed = page.clone();
    // A block of four lines moved out of a column.
    for (x, y) in (30..170).flat_map(|x| (300..330).map(move |y| (x, y))) {
        changed.put_pixel(x, y, image::Rgb([255, 255, 255]));
    }
    assert!(difference(&page, &changed) > TOLERANCE);
}
