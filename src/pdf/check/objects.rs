//! Objects of a file, looked up without a fuss: what is not there, or is of another type, is `None`.

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream};

/// The file, to look things up in.
#[derive(Clone, Copy)]
pub(super) struct Objects<'a>(pub(super) &'a File);

impl<'a> Objects<'a> {
    /// An object itself, wherever it is kept.
    pub(super) fn follow(self, object: &'a Object) -> Option<&'a Object> {
        self.0.dereference(object).ok().map(|(_, object)| object).filter(|object| !object.is_null())
    }

    /// What stands under a key.
    pub(super) fn get(self, dict: &'a Dictionary, key: &str) -> Option<&'a Object> {
        self.follow(dict.get(key.as_bytes()).ok()?)
    }

    /// The dictionary under a key, or that of the stream under it.
    pub(super) fn dict(self, dict: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        as_dict(self.get(dict, key)?)
    }

    pub(super) fn stream(self, dict: &'a Dictionary, key: &str) -> Option<&'a Stream> {
        self.get(dict, key)?.as_stream().ok()
    }

    /// The array under a key; empty where there is none.
    pub(super) fn array(self, dict: &'a Dictionary, key: &str) -> &'a [Object] {
        self.get(dict, key).and_then(|object| object.as_array().ok()).map_or(&[], Vec::as_slice)
    }

    /// What stands under a key, alone or in an array.
    pub(super) fn one_or_more(self, dict: &'a Dictionary, key: &str) -> &'a [Object] {
        match self.get(dict, key) {
            Some(Object::Array(several)) => several,
            // A reference stays one, as it tells which object is meant.
            Some(_) => dict.get(key.as_bytes()).map_or(&[], std::slice::from_ref),
            None => &[],
        }
    }

    pub(super) fn name(self, dict: &'a Dictionary, key: &str) -> Option<&'a [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    pub(super) fn integer(self, dict: &'a Dictionary, key: &str) -> Option<i64> {
        self.get(dict, key)?.as_i64().ok()
    }

    pub(super) fn number(self, dict: &'a Dictionary, key: &str) -> Option<f64> {
        number(self.get(dict, key)?)
    }

    pub(super) fn truth(self, dict: &'a Dictionary, key: &str) -> Option<bool> {
        self.get(dict, key)?.as_bool().ok()
    }

    /// The words under a key; `None` where there is nothing but white.
    pub(super) fn text(self, dict: &'a Dictionary, key: &str) -> Option<String> {
        let text = lopdf::decode_text_string(self.get(dict, key)?).ok()?;
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// The catalog.
    pub(super) fn catalog(self) -> Option<&'a Dictionary> {
        self.dict(&self.0.trailer, "Root")
    }

    /// The Info dictionary.
    pub(super) fn info(self) -> Option<&'a Dictionary> {
        self.dict(&self.0.trailer, "Info")
    }
}

/// A dictionary, or that of a stream.
pub(super) fn as_dict(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Stream(stream) => Some(&stream.dict),
        object => object.as_dict().ok(),
    }
}

/// The number of an object that is one.
pub(super) fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from).filter(|number| number.is_finite())
}

/// The identity of an object that is named by a reference.
pub(super) fn id(object: &Object) -> Option<ObjectId> {
    object.as_reference().ok()
}

/// A name as it is shown to a person.
pub(super) fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}
