//! What the file says of itself, in Info and in its metadata, which must agree.

use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};

use super::claim::Standard;
use super::finding::Findings;
use super::objects::{Objects, shown};
use super::rule::Rule;
use super::xmp::{DC, PDF, Packet, XMP, XMP_MM};

/// Properties that Info and the metadata both have: key, namespace, name.
const SHARED: [(&str, &str, &str); 5] = [
    ("Title", DC, "title"),
    ("Producer", PDF, "Producer"),
    ("CreationDate", XMP, "CreateDate"),
    ("ModDate", XMP, "ModifyDate"),
    ("Trapped", PDF, "Trapped"),
];

/// Looks at Info and at the packet.
pub(super) fn check(objects: Objects<'_>, packet: Option<&Packet>, findings: &mut Findings) {
    let Some(packet) = packet else {
        return findings.add(Rule::Metadata, "there are no metadata that can be read");
    };
    let in_info = |key: &str| {
        let info = objects.info()?;
        objects.text(info, key).or_else(|| objects.name(info, key).map(shown))
    };
    if packet.get(DC, "title").is_none() {
        findings.add(Rule::Title, "the metadata have no title");
    } else if findings.claims(Standard::X4) && in_info("Title").is_none() {
        findings.add(Rule::Title, "Info has no title");
    }
    for name in ["CreateDate", "ModifyDate", "MetadataDate"] {
        if packet.get(XMP, name).is_none() {
            findings.add(Rule::Dates, format!("the metadata have no xmp:{name}"));
        }
    }
    for key in ["CreationDate", "ModDate"] {
        if in_info(key).is_none() {
            findings.add(Rule::Dates, format!("Info has no {key}"));
        }
    }
    for name in ["DocumentID", "VersionID", "RenditionClass"] {
        if packet.get(XMP_MM, name).is_none() {
            findings.add(Rule::VersionId, format!("the metadata have no xmpMM:{name}"));
        }
    }
    for (place, said) in [
        ("Info does", in_info("Trapped")),
        ("the metadata do", packet.get(PDF, "Trapped").map(str::to_owned)),
    ] {
        if !matches!(said.as_deref(), Some("True" | "False")) {
            findings.add(Rule::Trapped, format!("{place} not say whether the file is trapped"));
        }
    }
    for (key, namespace, name) in SHARED {
        // What one of the two leaves out is a matter of the rules above.
        let (Some(info), Some(xmp)) = (in_info(key), packet.get(namespace, name)) else { continue };
        let agrees = match key {
            "CreationDate" | "ModDate" => moment(&info).is_some() && moment(&info) == moment(xmp),
            _ => info.trim() == xmp,
        };
        if !agrees {
            findings.add(Rule::InfoDiffers, format!("{key} is “{info}” in Info and “{xmp}” in the metadata"));
        }
    }
    for name in packet.undescribed() {
        findings.add(Rule::ExtensionSchema, format!("the property {name} of the metadata is not described"));
    }
}

/// The moment that a date means, as Info or as XMP writes it (ISO 32000-1, 7.9.4; ISO 8601), in Universal Time.
fn moment(date: &str) -> Option<PrimitiveDateTime> {
    let date = date.trim().trim_start_matches("D:");
    // A sign or a `Z` ends the clock's part: in ISO 8601 after the `T` only, as days are parted by a sign too.
    let from = date.find('T').unwrap_or_else(|| date.len().min("YYYYMMDD".len()));
    let zone_at = date.get(from..)?.find(['+', '-', 'Z']).map_or(date.len(), |at| from + at);
    let (clock, zone) = (date.get(..zone_at)?, date.get(zone_at..)?);
    let digits: String = clock.chars().filter(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize, default: u8| match digits.get(from..to) {
        Some(part) => part.parse().ok(),
        None => Some(default),
    };
    let day = Date::from_calendar_date(
        digits.get(..4)?.parse().ok()?,
        Month::try_from(part(4, 6, 1)?).ok()?,
        part(6, 8, 1)?,
    );
    let time = Time::from_hms(part(8, 10, 0)?, part(10, 12, 0)?, part(12, 14, 0)?);
    let shift: String = zone.chars().filter(char::is_ascii_digit).collect();
    let shift_part = |from: usize, to: usize| -> Option<i8> {
        shift.get(from..to).map_or(Some(0), |part| part.parse().ok())
    };
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let offset = UtcOffset::from_hms(sign * shift_part(0, 2)?, sign * shift_part(2, 4)?, 0).ok()?;
    let local = PrimitiveDateTime::new(day.ok()?, time.ok()?);
    local.checked_sub(time::Duration::seconds(i64::from(offset.whole_seconds())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_mean_the_same_moment_however_they_are_written() {
        let same = |info, xmp, expected| {
            let (info, xmp) = (moment(info).unwrap(), moment(xmp).unwrap());
            assert_eq!(info == xmp, expected, "{info} {xmp}");
        };
        same("D:20220801100000Z", "2022-08-01T10:00:00Z", true);
        same("D:20220801120000+02'00'", "2022-08-01T10:00:00Z", true);
        same("D:20220801053000-0430", "2022-08-01T12:00:00+02:00", true);
        same("D:2022", "2022-01-01", true);
        same("D:20220801100000Z", "2022-08-01T10:00:01Z", false);
        assert!(moment("yesterday").is_none());
        assert!(moment("2022-13-01").is_none());
    }
}
