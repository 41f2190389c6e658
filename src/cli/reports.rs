//! The templates of reports.
//!
//! In: the name of a template, what it shows. Out: one page without scripts and requests. Never: a figure that
//! was not counted elsewhere.

use super::Fault;
use minijinja::{Environment, Value};
use minijinja_autoreload::AutoReloader;

const TEMPLATES: [(&str, &str); 7] = [
    ("frame.html", include_str!("reports/frame.html")),
    ("parts.html", include_str!("reports/parts.html")),
    ("style.css", include_str!("reports/style.css")),
    ("coverage.html", include_str!("reports/coverage.html")),
    ("index.html", include_str!("reports/index.html")),
    ("table.html", include_str!("reports/table.html")),
    ("check.html", include_str!("reports/check.html")),
];

/// Makes something with all templates at hand.
pub fn with_templates<T>(make: impl FnOnce(&Environment<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
    let reloader = AutoReloader::new(|_| {
        let mut environment = Environment::new();
        environment.set_trim_blocks(true);
        environment.set_lstrip_blocks(true);
        for (name, text) in TEMPLATES {
            environment.add_template(name, text)?;
        }
        Ok(environment)
    });
    make(&*reloader.acquire_env().map_err(|error| fault(&error))?)
}

/// One page.
pub fn render(templates: &Environment<'_>, name: &str, view: Value) -> Result<String, Fault> {
    let template = templates.get_template(name).map_err(|error| fault(&error))?;
    template.render(view).map_err(|error| fault(&error))
}

fn fault(error: &minijinja::Error) -> Fault {
    Fault::new(format!("the report cannot be made: {error:#}"))
}
