//! Colour spaces, by what their numbers mean (ISO 32000-1, 8.6).

use lopdf::{Dictionary, Object};

use crate::pdf::check::objects::{Objects, as_dict, shown};

/// How many spaces may be made of one another.
const DEEPEST: usize = 8;

/// What the numbers of a colour mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Grey,
    Rgb,
    Cmyk,
    /// Inks by name.
    Spot,
    /// A pattern, or a space that means no device.
    Other,
}

/// A colour space.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Space {
    /// What its numbers mean; those of its base or alternate, where it is made of another.
    pub(super) kind: Kind,
    /// Whether nothing but an output intent says what the colours look like.
    pub(super) is_device: bool,
    /// Names of inks, and what stands for them where there are none.
    pub(super) inks: Option<(String, Object)>,
    /// What it is called, for people.
    pub(super) name: String,
}

impl Space {
    fn new(kind: Kind, is_device: bool, name: &str) -> Space {
        Space { kind, is_device, inks: None, name: name.into() }
    }

    /// Grey, which content begins with.
    pub(super) fn grey() -> Space {
        Space::new(Kind::Grey, true, "DeviceGray")
    }

    /// One that cannot be read.
    fn unknown() -> Space {
        Space::new(Kind::Other, false, "another space")
    }

    /// Red, green and blue of a device.
    pub(super) fn rgb() -> Space {
        Space::new(Kind::Rgb, true, "DeviceRGB")
    }

    /// The inks of a press.
    pub(super) fn cmyk() -> Space {
        Space::new(Kind::Cmyk, true, "DeviceCMYK")
    }

    /// The space that an object is, or that resources give its name to.
    pub(super) fn read(objects: Objects<'_>, object: &Object, resources: Option<&Dictionary>) -> Space {
        read(objects, object, resources, 0)
    }
}

fn read(objects: Objects<'_>, object: &Object, resources: Option<&Dictionary>, depth: usize) -> Space {
    let unknown = Space::unknown;
    let Ok((_, object)) = objects.0.dereference(object) else { return unknown() };
    if depth > DEEPEST {
        return unknown();
    }
    if let Ok(name) = object.as_name() {
        return named(objects, name, resources, depth);
    }
    let Ok(parts) = object.as_array() else { return unknown() };
    let nested =
        |at: usize| parts.get(at).map_or_else(unknown, |part| read(objects, part, resources, depth + 1));
    let family = parts.first().and_then(|name| objects.follow(name)?.as_name().ok()).unwrap_or_default();
    match family {
        b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" => nested(0),
        b"CalGray" => Space::new(Kind::Grey, false, "CalGray"),
        b"CalRGB" => Space::new(Kind::Rgb, false, "CalRGB"),
        b"ICCBased" => Space::new(of_profile(objects, parts), false, "ICCBased"),
        b"Indexed" | b"I" | b"Pattern" => nested(1),
        b"Separation" | b"DeviceN" => of_inks(objects, &shown(family), parts, nested(2)),
        family => Space::new(Kind::Other, false, &shown(family)),
    }
}

/// The space that a name means by itself, or that resources give it to.
fn named(objects: Objects<'_>, name: &[u8], resources: Option<&Dictionary>, depth: usize) -> Space {
    match name {
        b"DeviceGray" | b"G" => Space::grey(),
        b"DeviceRGB" | b"RGB" => Space::rgb(),
        b"DeviceCMYK" | b"CMYK" => Space::cmyk(),
        b"Pattern" => Space::new(Kind::Other, false, "Pattern"),
        name => {
            let spaces = resources.and_then(|resources| objects.dict(resources, "ColorSpace"));
            match spaces.and_then(|spaces| spaces.get(name).ok()) {
                // What a name stands for is not looked up under a name again.
                Some(named) => read(objects, named, None, depth + 1),
                None => Space::unknown(),
            }
        }
    }
}

/// What the numbers mean of a space that an ICC profile describes.
fn of_profile(objects: Objects<'_>, parts: &[Object]) -> Kind {
    let profile = parts.get(1).and_then(|profile| as_dict(objects.follow(profile)?));
    match profile.and_then(|profile| objects.integer(profile, "N")) {
        Some(1) => Kind::Grey,
        Some(3) => Kind::Rgb,
        Some(4) => Kind::Cmyk,
        _ => Kind::Other,
    }
}

/// The space of a family that names inks, with what stands for them where there are none.
fn of_inks(objects: Objects<'_>, family: &str, parts: &[Object], alternate: Space) -> Space {
    let name = match parts.get(1).and_then(|name| objects.follow(name)) {
        Some(Object::Name(name)) => shown(name),
        Some(Object::Array(names)) => {
            let names = names.iter().filter_map(|name| name.as_name().ok().map(shown));
            names.collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let kind = if alternate.kind == Kind::Rgb { Kind::Rgb } else { Kind::Spot };
    let meaning = parts.get(2..).unwrap_or_default();
    let meaning = meaning.iter().filter_map(|part| objects.follow(part).cloned()).collect();
    let inks = Some((name.clone(), Object::Array(meaning)));
    Space { kind, name: format!("{family} {name}"), inks, ..alternate }
}
