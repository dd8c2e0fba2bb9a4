package org.antin.cli;

import picocli.CommandLine.Command;

/// The group of commands about archive packages.
@Command(
        name = "archive",
        description = "Checks archive packages of signed documents.",
        subcommands = {ArchiveVerifyCommand.class},
        mixinStandardHelpOptions = true)
final class ArchiveCommand {}
