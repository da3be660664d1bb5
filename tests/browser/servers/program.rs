//! The two programs: what each is called, and what surrounds the configuration that a portal copies.

use std::fmt::Write as _;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;

use anyhow::{Result, ensure};

/// A server as Debian packages it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    Nginx,
    Apache,
}

/// The modules that Debian's Apache has on from the start, and the two that the configuration names.
const APACHE_MODULES: [&str; 23] = [
    "mpm_event",
    "authz_core",
    "authz_host",
    "authn_core",
    "authn_file",
    "authz_user",
    "auth_basic",
    "access_compat",
    "alias",
    "autoindex",
    "deflate",
    "dir",
    "env",
    "filter",
    "mime",
    "negotiation",
    "reqtimeout",
    "setenvif",
    "headers",
    "rewrite",
    "socache_shmcb",
    "slotmem_shm",
    "unique_id",
];

impl Program {
    pub(crate) const ALL: [Self; 2] = [Self::Nginx, Self::Apache];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Apache => "apache",
        }
    }

    /// The configuration that the documentation shows.
    pub(crate) fn configuration(self) -> &'static str {
        match self {
            Self::Nginx => include_str!("../../../servers/nginx.conf"),
            Self::Apache => include_str!("../../../servers/apache.conf"),
        }
    }

    /// What the configuration leaves to a portal, and how often it is in it: the port and the folder.
    fn filled(self, address: SocketAddr, site: &Path) -> Result<String> {
        let (host, port) = (address.ip(), address.port());
        let folder = site.display();
        let blanks = match self {
            Self::Nginx => vec![
                ("listen      80;", 1, format!("listen {host}:{port};")),
                ("listen      [::]:80;", 1, String::new()),
                ("/srv/plan-chart", 1, folder.to_string()),
            ],
            Self::Apache => vec![
                ("<VirtualHost *:80>", 1, format!("<VirtualHost {host}:{port}>")),
                ("/srv/plan-chart", 2, folder.to_string()),
            ],
        };
        let mut configuration = self.configuration().to_owned();
        for (blank, times, filling) in blanks {
            ensure!(
                configuration.matches(blank).count() == times,
                "the configuration has `{blank}` {times} times"
            );
            configuration = configuration.replace(blank, &filling);
        }
        Ok(configuration)
    }

    /// Writes the configuration into `folder`, and returns the command that serves `site` in the foreground.
    pub(crate) fn configured(
        self,
        folder: &Path,
        address: SocketAddr,
        site: &Path,
    ) -> Result<(&'static str, Vec<String>)> {
        let configuration = folder.join("plan-chart.conf");
        fs::write(&configuration, self.filled(address, site)?)?;
        let (configuration, folder_name) = (configuration.display(), folder.display());
        let main = folder.join("main.conf");
        match self {
            Self::Nginx => {
                let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                    .map(|name| format!("    {name}_temp_path {folder_name}/{name};\n"))
                    .concat();
                let text = format!(
                    "user www-data;\nworker_processes 2;\ndaemon off;\npid {folder_name}/pid;\n\
                     error_log {folder_name}/errors;\ninclude /etc/nginx/modules-enabled/*.conf;\n\
                     events {{}}\nhttp {{\n    include /etc/nginx/mime.types;\n    sendfile on;\n\
                     \n    access_log off;\n{temporary}    include {configuration};\n}}\n"
                );
                fs::write(&main, text)?;
                let arguments = ["-e", &format!("{folder_name}/errors"), "-c"];
                let mut arguments = arguments.map(str::to_owned).to_vec();
                arguments.push(main.display().to_string());
                Ok(("nginx", arguments))
            }
            Self::Apache => {
                let mut text = format!(
                    "ServerRoot {folder_name}\nDefaultRuntimeDir {folder_name}\nPidFile {folder_name}/pid\n\
                     ErrorLog {folder_name}/errors\nServerName plan.example\nListen {address}\n\
                     User www-data\nGroup www-data\nMutex file:{folder_name}\n"
                );
                for module in APACHE_MODULES {
                    let _ = writeln!(text, "Include /etc/apache2/mods-available/{module}.load");
                    let _ = writeln!(
                        text,
                        "IncludeOptional /etc/apache2/mods-available/{module}.con[f]"
                    );
                }
                text +=
                    "<Directory />\n    AllowOverride None\n    Require all denied\n</Directory>\n";
                let _ = writeln!(text, "Include {configuration}");
                fs::write(&main, text)?;
                let arguments = ["-D", "FOREGROUND", "-f"].map(str::to_owned);
                Ok(("apache2", [&arguments[..], &[main.display().to_string()]].concat()))
            }
        }
    }

    /// The signal to the first process that has it read its configuration anew, losing nothing.
    pub(crate) fn reload_signal(self) -> &'static str {
        match self {
            Self::Nginx => "HUP",
            Self::Apache => "USR1",
        }
    }
}
