package org.antin.signing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `pdfsig` of poppler, a process for each document.
final class Pdfsig {
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    private static final String EACH = "for f; do pdfsig -no-ocsp \"$f\" >/dev/null 2>&1; done";

    private Pdfsig() {}

    static boolean here() {
        return Files.isExecutable(Path.of("/usr/bin/pdfsig"));
    }

    /// What the shell says its children used, user and system, in milliseconds of processor time.
    static double processorMillis(List<Path> files) throws IOException, InterruptedException {
        var process = started(EACH + "; times", files);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String children = said.lines().reduce("", (_, last) -> last);
        double seconds = 0;
        var matcher = TIME.matcher(children);
        while (matcher.find()) {
            seconds +=
                    60 * Double.parseDouble(matcher.group(1))
                            + Double.parseDouble(matcher.group(2));
        }
        return seconds * 1000;
    }

    /// How long it takes when each list is worked off by itself, all at once, in milliseconds.
    static double wallMillis(List<List<Path>> lists) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var all = new ArrayList<Process>();
        for (List<Path> files : lists) all.add(started(EACH, files));
        for (Process one : all) one.waitFor();
        return (System.nanoTime() - start) / 1e6;
    }

    private static Process started(String script, List<Path> files) throws IOException {
        var command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        files.forEach(f -> command.add(f.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
