//! Trial.
use super::*;
use crate::spec;
use std::path::Path;

struct Memory<'a>(&'a [u8]);
impl spec::Files for Memory<'_> {
    fn read(&self, _: &Path) -> std::io::Result<Vec<u8>> { Ok(self.0.to_vec()) }
}
const WORDS: &[&str] = &["water","the","of","monitoring","Dushanbe","in","co-operation","2015,","a","environmental","security","Syr-Darya","NATO","scientists","from","May","and","infrastructure;","rivers","to","be","studied.","Afghanistan’s","neighbours","interdisciplinary","CBRN", "which", "is", "with", "their", "for", "has", "been", "project", "aim", "at", "that", "common", "measure"];
struct Numbers(u64);
impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13; self.0 ^= self.0 >> 7; self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
    fn words(&mut self, count: usize) -> String { (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ") }
}
fn spec_of(seed: u64, words: usize, grow: usize, pages: usize, logo: bool) -> String {
    let mut n = Numbers(seed * 0x9e37_79b9 + 1);
    for _ in 0..10 { n.below(7); }
    let mut s = format!("country = \"Utopia\"\ndate = \"2022-08\"\npages = {pages}\n[masthead]\nprogramme = \"The Programme\"\nedition = \"Country Flyer\"\n");
    let _ = logo;
    s += &format!("[intro]\nlead = '{}'\ntext = '{}'\n", n.words(13), n.words(60));
    s += "[priorities]\nlead_in = 'Priorities'\nitems = ['Clean water', 'Energy security', 'Early warning of floods', 'Cyber defence']\n";
    s += &format!("[overview]\ntext = '{}'\n[activities]\nheading='Activities'\n[closing]\ntitle='Open to all'\ntext='{}'\n", n.words(50), n.words(35));
    let mut left = words;
    let mut at = 0;
    while left > 0 {
        let c = (50 + n.below(90)).min(left);
        left -= c;
        let mut text = n.words(c);
        if c > 80 { text = { let w: Vec<&str> = text.split(' ').collect(); format!("{}\n\n{}", w[..c/2].join(" "), w[c/2..].join(" ")) } }
        if at == 2 {
            let mut g = Numbers(seed * 77 + 5);
            if grow > 0 { text += " "; text += &g.words(grow); }
        }
        s += &format!("[[activity]]\ntitle = 'Title of block {at}'\nkind='Project'\ndates='2012'\nref = '{}'\ntext = '''\n{text}\n'''\n", 983_900 + at);
        at += 1;
    }
    s
}
fn flyer(s: &str) -> Flyer {
    spec::read(Path::new("x.toml"), &Memory(s.as_bytes())).flyer.unwrap()
}

#[test]
#[ignore]
fn waste() {
    let faces = Faces::built_in();
    for seed in 1..30 {
        let f = flyer(&spec_of(seed, 550 + 17 * seed as usize, 0, 2, false));
        let (pictures, _) = Pictures::new(&f);
        let fitter = Fitter { flyer: &f, faces: &faces, pictures: &pictures };
        let t = std::time::Instant::now();
        let set = fitter.set(fitter.nominal());
        let t1 = t.elapsed();
        let rows = set.rows();
        let a = set.broken();
        let t2 = t.elapsed();
        let g = &a.collector.grid;
        let used: usize = (0..a.pages()-1).map(|p| g.capacity(p)*g.columns).sum::<usize>() + a.last_height()*g.columns;
        println!("seed {seed} rows {rows} used {used} waste {} pages {} fill {:.2} caps {} {} time {t1:?} {t2:?}", used as i64 - rows as i64, a.pages(), a.fill(), g.capacity(0), g.capacity(1));
    }
}

#[test]
#[ignore]
fn monotone() {
    let faces = Faces::built_in();
    let seed: u64 = std::env::var("SEED").map_or(1, |s| s.parse().unwrap());
    let words: usize = std::env::var("WORDS").map_or(750, |s| s.parse().unwrap());
    let pages: usize = std::env::var("PAGES").map_or(2, |s| s.parse().unwrap());
    let mut before: Option<Rung> = None;
    for grow in 0..std::env::var("GROW").map_or(200, |s| s.parse().unwrap()) {
        let f = flyer(&spec_of(seed, words, grow, pages, false));
        let (pictures, _) = Pictures::new(&f);
        let fitter = Fitter { flyer: &f, faces: &faces, pictures: &pictures };
        match fitter.climb(pages) {
            Ok(a) => {
                if before.is_none_or(|b| b != a.rung) {
                    let bad = before.is_some_and(|b| a.rung.size > b.size || (a.rung.size == b.size && a.rung.leading > b.leading));
                    println!("{grow} {:?} {:.2} {:.2} {:?} fill {:.3}{}", a.rung.step, a.rung.size.to_pt(), a.rung.leading.to_pt(), a.rung.gaps, a.fill(), if bad {" BAD"} else {""});
                    before = Some(a.rung);
                }
            }
            Err(m) => println!("{grow} MISSED pages {} fill {}", m.furthest.pages(), m.furthest.fill()),
        }
    }
}
