package org.antin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The commands that need no server.
///
/// All output is UTF-8 whatever the locale. Exit codes: 0 done and all well, 1 done and the answer
/// is "no", 2 could not run, with one line on standard error that says why and what to do.
@Command(
        name = "antin",
        header = "Ấn Tín: government digital signatures of a province.",
        subcommands = {
            ArchiveCommand.class,
            AuditCommand.class,
            SignCommand.class,
            VerifyCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "0.1.0")
public final class AntinCommand {
    /// Exit code: done, all well.
    public static final int WELL = 0;

    /// Exit code: done, and the answer is "no".
    public static final int NO = 1;

    /// Exit code: could not run.
    public static final int COULD_NOT_RUN = 2;

    AntinCommand() {}

    /// Starts a command as a process of its own.
    public static void main(String[] args) {
        var out = utf8(new FileOutputStream(FileDescriptor.out));
        var err = utf8(new FileOutputStream(FileDescriptor.err));
        int code = run(args, out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /// Runs one command and gives its exit code; never throws for a user's mistake.
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        return new CommandLine(new AntinCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(AntinCommand::misused)
                .setExecutionExceptionHandler(AntinCommand::failed)
                .execute(args);
    }

    private static int misused(ParameterException e, String[] args) {
        var command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(OneLine.of(e.getMessage()) + "; see: " + name + " --help");
        return COULD_NOT_RUN;
    }

    /// The last net: an accident of ours, told in one line. What went wrong is named by its kind
    /// alone, for a message could quote what the user typed.
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr()
                .println(
                        "antin: an error of the program itself (%s); please report it"
                                .formatted(e.getClass().getSimpleName()));
        return COULD_NOT_RUN;
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
