//! Clip paths of SVG files that cut nothing away: drawing programs write one around the whole picture.

use usvg::{ClipPath, Group, Node, Rect};

/// How far a picture may stick out of its clip path, as a share of the clip's size: what rounding in a
/// drawing program makes.
const TOLERANCE: f32 = 0.005;

/// Whether all of `group` stands inside a clip path that is an upright rectangle.
pub(super) fn cuts_nothing(clip: &ClipPath, group: &Group) -> bool {
    let [Node::Path(path)] = clip.root().children() else { return false };
    let transform = group.abs_transform().pre_concat(clip.transform());
    if clip.clip_path().is_some() || transform.has_skew() || path.abs_transform().has_skew() {
        return false;
    }
    let bounds = path.data().bounds();
    let is_corner = |x: f32, y: f32| {
        (x == bounds.left() || x == bounds.right()) && (y == bounds.top() || y == bounds.bottom())
    };
    if path.data().len() > 6 || !path.data().points().iter().all(|point| is_corner(point.x, point.y)) {
        return false;
    }
    let Some(frame) = bounds.transform(transform.pre_concat(path.abs_transform())) else { return false };
    contains(frame, group.abs_stroke_bounding_box())
}

fn contains(frame: Rect, inner: Rect) -> bool {
    let (across, down) = (frame.width() * TOLERANCE, frame.height() * TOLERANCE);
    inner.left() >= frame.left() - across
        && inner.right() <= frame.right() + across
        && inner.top() >= frame.top() - down
        && inner.bottom() <= frame.bottom() + down
}
