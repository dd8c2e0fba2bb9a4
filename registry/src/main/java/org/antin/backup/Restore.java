package org.antin.backup;

import org.antin.database.Cannot;
import org.antin.database.DataFolder;
import org.antin.database.OwnerOnly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Brings a backup back into an empty place, after a look at every byte of it.
final class Restore {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](data/.+)");

    private Restore() {}

    /// @param backup as [Backup] made it
    /// @param data where the data folder shall be; nothing lies there
    /// @throws Cannot when the backup isn't whole; then nothing was restored
    static Backup.Size into(Path data, Path backup) throws IOException, Cannot {
        var list = list(backup);
        try (var draft = Draft.of(data)) {
            var source = backup.resolve(Backup.DATA);
            long bytes = 0;
            int files = 0;
            try (var all = Files.walk(source)) {
                for (var each : all.skip(1).toList()) {
                    var name = source.relativize(each).toString();
                    var to = draft.folder().resolve(name);
                    if (Files.isDirectory(each)) {
                        Files.createDirectory(to, OwnerOnly.FOLDER);
                        continue;
                    }
                    var hash = list.remove(Backup.DATA + "/" + name);
                    if (hash == null) throw broken(backup, name + " isn't on its list");
                    if (!Stock.copy(each, to).equals(hash))
                        throw broken(backup, name + " isn't what it was");
                    files++;
                    bytes += Files.size(to);
                }
            }
            if (!list.isEmpty()) throw broken(backup, list.firstKey() + " is missing");
            var unread = draft.folder().resolve(DataFolder.CHECK_VAULT);
            if (!Files.exists(unread)) Files.createFile(unread, OwnerOnly.FILE);
            draft.finish();
            return new Backup.Size(files, bytes);
        }
    }

    private static Cannot broken(Path backup, String what) {
        return new Cannot(
                "the backup " + backup + " is damaged: " + what + "; nothing was restored");
    }

    private static TreeMap<String, String> list(Path backup) throws IOException, Cannot {
        var file = backup.resolve(Backup.LIST);
        if (!Files.isRegularFile(file)) {
            throw new Cannot(backup + " is no backup of Ấn Tín: it has no " + Backup.LIST);
        }
        var list = new TreeMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            var read = LINE.matcher(line);
            if (!read.matches()) throw broken(backup, "its list has a line that is none");
            list.put(read.group(2), read.group(1));
        }
        if (!list.containsKey("data/postgres/PG_VERSION"))
            throw broken(backup, "no database in it");
        return list;
    }
}
