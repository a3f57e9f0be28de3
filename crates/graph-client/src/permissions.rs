//! The least privileges that a caller needs, for errors about missing rights.

use std::fmt;

use odata_types::facts::Permission;

/// The least privileges that a caller needs, as documented: a permission, and for delegated access also a role.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeastPrivilege {
    /// The permissions for delegated access with a work or school account, of which one is enough.
    pub delegated: &'static [&'static str],
    /// The permissions for access without a user, of which one is enough.
    pub application: &'static [&'static str],
    /// The roles of the user for delegated access, of which one is enough.
    pub roles: Vec<&'static str>,
    /// Who needs no permission.
    pub exceptions: &'static [&'static str],
}

impl LeastPrivilege {
    pub(crate) fn new(
        permissions: &'static [Permission],
        roles: &[&'static str],
        exceptions: &'static [&'static str],
    ) -> Self {
        let of = |scheme| {
            let found = permissions.iter().find(|permission| permission.scheme == scheme);
            found.map_or(&[][..], |permission| permission.least_privileged)
        };
        let roles = roles.iter().copied().filter(|role| !role.is_empty()).collect();
        Self { delegated: of("DelegatedWork"), application: of("Application"), roles, exceptions }
    }
}

/// Alternatives, each between backquotes.
pub(crate) fn any(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(" or ")
}

/// One sentence without a full stop.
impl fmt::Display for LeastPrivilege {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the least privileged permission is ")?;
        match (self.delegated, self.application) {
            ([], []) => f.write_str("not documented")?,
            (delegated, []) => write!(f, "{} (delegated)", any(delegated))?,
            ([], application) => write!(f, "{} (application)", any(application))?,
            (delegated, application) if delegated == application => {
                write!(f, "{} (delegated or application)", any(delegated))?;
            }
            (delegated, application) => {
                write!(f, "{} (delegated) or {} (application)", any(delegated), any(application))?;
            }
        }
        if !self.roles.is_empty() {
            write!(f, "; delegated access also needs the role {}", any(&self.roles))?;
        }
        Ok(())
    }
}
