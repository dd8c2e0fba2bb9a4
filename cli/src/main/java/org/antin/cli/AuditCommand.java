package org.antin.cli;

import picocli.CommandLine.Command;

/// The group of commands about the audit log.
@Command(
        name = "audit",
        description = "Checks the tamper-evident audit log.",
        subcommands = {AuditVerifyCommand.class},
        mixinStandardHelpOptions = true)
final class AuditCommand {}
