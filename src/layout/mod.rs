//! Layout: a flyer in, pages of placed items out.
