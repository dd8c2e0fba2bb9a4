package org.antin.backup;

import org.antin.database.Cannot;
import org.antin.database.DataFolder;
import org.antin.database.OwnerOnly;
import org.springframework.boot.logging.LoggingSystem;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `./antin backup DIR` and `./antin restore DIR`: 0 done, 2 could not, with one line saying why.
public final class BackupCommand {
    private static final String USAGE =
            "usage: ./antin backup|restore [--data DATA] DIR (DATA: the server's data folder, ./data"
                    + " unless named)";

    private BackupCommand() {}

    public static void main(String[] arguments) {
        LoggingSystem.get(BackupCommand.class.getClassLoader()).beforeInitialize(); // silent
        var out = utf8(FileDescriptor.out);
        var err = utf8(FileDescriptor.err);
        System.exit(run(List.of(arguments), System.getenv(), out, err));
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    static int run(
            List<String> arguments,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(USAGE);
            return 0;
        }
        try {
            out.println(done(arguments, environment));
            return 0;
        } catch (Cannot e) {
            err.println("antin: " + e.why());
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            err.println("antin: " + e.getMessage() + " isn't empty: name an empty or new folder");
        } catch (IOException e) {
            err.println("antin: could not finish, nothing is left of it: " + OwnerOnly.reason(e));
        }
        return 2;
    }

    private static String done(List<String> arguments, Map<String, String> environment)
            throws IOException, Cannot {
        var data = "data";
        var rest = new ArrayList<String>();
        for (int i = 1; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.startsWith("--data=")) data = argument.substring("--data=".length());
            else if (argument.equals("--data") && i + 1 < arguments.size())
                data = arguments.get(++i);
            else if (argument.startsWith("-")) throw new Cannot(USAGE);
            else rest.add(argument);
        }
        if (rest.size() != 1) throw new Cannot(USAGE);
        if (!environment.getOrDefault("ANTIN_DATABASE_URL", "").isBlank()) {
            throw new Cannot(
                    "the database is a PostgreSQL of its own (ANTIN_DATABASE_URL): take pg_dump and"
                            + " pg_restore for it, and then copy DATA/vault and DATA/secrets");
        }
        try {
            var folder = Path.of(rest.getFirst());
            var server = Path.of(data);
            if (arguments.getFirst().equals("restore")) {
                return said("restored", Restore.into(server, folder), server)
                        + elsewhere(
                                server,
                                "aren't restored, they lie in %s: the next start reads them all"
                                        + " there, and tells an administrator which are missing");
            }
            return said("backed up", Backup.make(server, folder), folder)
                    + elsewhere(
                            server, "aren't in it, they lie in %s: back that bucket up after this");
        } catch (InvalidPathException e) {
            throw new Cannot(USAGE);
        }
    }

    /// A line about documents that don't lie in the data folder; none where they do.
    private static String elsewhere(Path data, String what) throws IOException {
        var mark = data.resolve(DataFolder.VAULT_BUCKET);
        if (!Files.exists(mark)) return "";
        var place = Files.readString(mark).strip();
        return System.lineSeparator() + "The documents " + String.format(Locale.ROOT, what, place);
    }

    private static String said(String what, Backup.Size size, Path place) {
        return String.format(
                Locale.ROOT,
                "%s: %,d files, %.1f MB, in %s",
                what,
                size.files(),
                size.bytes() / 1e6,
                place.toAbsolutePath().normalize());
    }
}
