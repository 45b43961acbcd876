//! What several hundred endpoints cost those who build them: `cargo bench -p api-defs`.
//!
//! Everything is built in a folder of its own, without TLS and without incremental state, the
//! dependencies first. Figures are seconds of processor time, the least of the rounds, since nothing
//! makes a compiler faster than it is; ratios are between what was built in the same round. The
//! twin has the same source as its original: what tells the two apart is noise.

mod cargo;
mod declarations;
mod figures;
mod program;
mod workspace;

use std::error::Error;
use std::path::{Path, PathBuf};

use cargo::Cargo;
use figures::Figures;
use workspace::Workspace;

/// How often each thing is built.
const ROUNDS: usize = 3;
/// How many endpoints are added to find the cost of one.
const MORE: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo test --benches` runs it too, and has no use for it.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let place = place();
    let cargo = Cargo::new(place.join("target"));
    // `cargo bench -p api-defs -- programs` measures one part alone.
    let wanted: Vec<_> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let is_wanted = |part: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == part);
    if is_wanted("library") {
        library(&place, &cargo)?;
    }
    if is_wanted("programs") {
        programs(&place, &cargo)?;
    }
    Ok(())
}

fn place() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("cost")
}

/// The library itself, and with more endpoints, which tells what one costs.
fn library(place: &Path, cargo: &Cargo) -> Result<(), Box<dyn Error>> {
    let original = Workspace::copy(&place.join("original"))?;
    let twin = Workspace::copy(&place.join("twin"))?;
    let more = Workspace::copy(&place.join("more"))?;
    more.add_endpoints(MORE)?;

    let declared = original.count_endpoints()?;
    println!("{declared} endpoints and streams");
    for command in ["check", "build"] {
        let mut figures = [(); 3].map(|()| Figures::default());
        let variants = [&original, &twin, &more];
        for variant in variants {
            cargo.run(variant.path(), &[command])?;
        }
        for _ in 0..ROUNDS {
            for (variant, figures) in variants.iter().zip(&mut figures) {
                variant.touch()?;
                figures.add(cargo.run(variant.path(), &[command])?);
            }
        }
        let [original, twin, more] = figures;
        println!("\n{command}: {:.2} s", original.least());
        println!("  its twin            {}", twin.ratio_to(&original));
        println!("  with {MORE} more       {}", more.ratio_to(&original));
        let one = (more.least() - original.least()) / MORE as f64;
        println!("  one more endpoint   {:.1} ms", one * 1000.0);
        let all = one * declared as f64 / original.least();
        println!("  all endpoints, by that: {:.0} % of the whole; the models are the rest", all * 100.0);
    }
    Ok(())
}

/// Programs that use a little of it, beside the same by hand.
fn programs(place: &Path, cargo: &Cargo) -> Result<(), Box<dyn Error>> {
    let one = program::one(&place.join("one"))?;
    let bare = program::one_by_hand(&place.join("one-by-hand"))?;
    for program in [&one, &bare] {
        cargo.run(program.path(), &["build", "--release"])?;
    }
    let (size, floor) = (one.size(cargo)?, bare.size(cargo)?);
    println!("\na stripped program that calls one endpoint: {:.0} KiB", size as f64 / 1024.0);
    println!(
        "  with reqwest alone  {:.0} KiB: {:.2} of it",
        floor as f64 / 1024.0,
        size as f64 / floor as f64
    );

    let forty = program::forty(&place.join("forty"))?;
    let by_hand = program::forty_by_hand(&place.join("forty-by-hand"))?;
    let mut figures = [(); 2].map(|()| Figures::default());
    for program in [&forty, &by_hand] {
        cargo.run(program.path(), &["build", "--release"])?;
    }
    for _ in 0..ROUNDS {
        for (program, figures) in [&forty, &by_hand].into_iter().zip(&mut figures) {
            program.touch()?;
            figures.add(cargo.run(program.path(), &["build", "--release"])?);
        }
    }
    let [forty, by_hand] = figures;
    println!("\nbuild --release of a program that calls 40 endpoints: {:.2} s", forty.least());
    println!("  with 40 functions over reqwest by hand: {:.2} s", by_hand.least());
    println!("  ratio               {}", forty.ratio_to(&by_hand));
    Ok(())
}
