package org.antin.api;

import jakarta.servlet.http.HttpServletRequest;

import org.antin.shell.Problem;
import org.antin.shell.Problems;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A multipart body read part by part. `secrecy` comes first (Điều 1.1.b): what isn't declared free
/// of secrets is refused before the first byte of the document is read. Nothing touches the disk.
final class Upload {
    private static final String SECRECY = "secrecy";
    private static final int SHORT = 1_000;
    private static final int TEXT = 500_000;
    private static final int HEADERS = 4_096;
    private static final int LONGEST_NAME = 200;

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Asked asked = new Asked();
    private String secrecy = "";
    private final Map<String, String> fileNames = new LinkedHashMap<>();

    private Upload() {}

    /// @param secrecy as declared
    /// @param rest the parts after it; empty when the declaration alone decides
    record Read(String secrecy, Optional<Upload> rest) {}

    /// The names a call's parts may have.
    ///
    /// @param document of the one that has to be there
    /// @param beside of files that may come along
    /// @param texts of others that may
    record Parts(String document, Set<String> beside, Set<String> texts) {
        boolean isFile(String name) {
            return name.equals(document) || beside.contains(name);
        }
    }

    /// @param largest bytes its files may have together
    static Read read(HttpServletRequest request, Problems problems, Parts expected, long largest) {
        var upload = new Upload();
        try {
            var items = items(request);
            while (items.hasNext()) {
                var item = items.next();
                var name = item.getFieldName() == null ? "" : item.getFieldName();
                if (upload.secrecy.isEmpty()) {
                    if (!name.equals(SECRECY) || !item.isFormField()) {
                        throw wrong(problems, "secrecy-first", SECRECY);
                    }
                    upload.secrecy =
                            new String(bytes(item, SHORT, problems), StandardCharsets.UTF_8)
                                    .strip();
                    if (upload.secrecy.isEmpty()) throw wrong(problems, "secrecy-first", SECRECY);
                    upload.asked.with(upload.secrecy);
                    if (!upload.secrecy.equals("none")) {
                        return new Read(upload.secrecy, Optional.empty());
                    }
                    continue;
                }
                upload.take(item, name, expected, largest, problems);
            }
        } catch (FileUploadException e) {
            throw new ProblemException(problems.of(HttpStatus.BAD_REQUEST, "bad-multipart"));
        } catch (IOException e) {
            // Cut off on the way: nobody reads this answer, but it must not look like our fault.
            throw new ProblemException(problems.of(HttpStatus.BAD_REQUEST, "bad-multipart"));
        }
        if (upload.secrecy.isEmpty()) throw wrong(problems, "secrecy-first", SECRECY);
        if (upload.content(expected.document()).isEmpty()) {
            throw wrong(problems, "field-required", expected.document());
        }
        return new Read(upload.secrecy, Optional.of(upload));
    }

    private static FileItemIterator items(HttpServletRequest request)
            throws FileUploadException, IOException {
        var reader = new FileUpload();
        reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
        // Names of files are long here, and each Vietnamese letter takes up to three bytes.
        reader.setPartHeaderSizeMax(HEADERS);
        return reader.getItemIterator(new ServletRequestContext(request));
    }

    private void take(
            FileItemStream item, String name, Parts expected, long largest, Problems problems)
            throws IOException {
        boolean isFile = expected.isFile(name);
        if (!isFile && !expected.texts().contains(name)) {
            throw wrong(problems, "field-unknown", name);
        }
        if (parts.containsKey(name)) throw wrong(problems, "field-twice", name);
        long before =
                fileNames.keySet().stream()
                        .flatMap(one -> file(one).stream())
                        .mapToLong(one -> one.length)
                        .sum();
        var content = bytes(item, isFile ? largest - before : TEXT, problems);
        if (isFile) fileNames.put(name, shown(item.getName()));
        parts.put(name, content);
        asked.with(name).with(isFile ? fileName(name) : "").with(content);
    }

    private static byte[] bytes(FileItemStream item, long most, Problems problems)
            throws IOException {
        try (var in = item.openStream()) {
            var content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16L, most + 1));
            if (content.length > most) {
                throw new ProblemException(problems.of(HttpStatus.CONTENT_TOO_LARGE));
            }
            return content;
        }
    }

    private static ProblemException wrong(Problems problems, String code, String field) {
        var told = problems.of(HttpStatus.UNPROCESSABLE_CONTENT, code, field);
        return new ProblemException(
                new Problem(
                        told.status(),
                        code,
                        told.detail(),
                        List.of(new Problem.Fault(field, code, told.detail())),
                        ""));
    }

    /// The last part of a path, in NFC, without signs that aren't printed.
    private static String shown(@Nullable String typed) {
        var name = typed == null ? "" : typed;
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("\\p{C}", "").strip();
        if (name.isEmpty()) return "document";
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    Optional<byte[]> content(String name) {
        return Optional.ofNullable(parts.get(name)).filter(content -> content.length > 0);
    }

    String text(String name) {
        return content(name).map(c -> new String(c, StandardCharsets.UTF_8).strip()).orElse("");
    }

    /// A file that may be empty; none when it didn't come.
    Optional<byte[]> file(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    String fileName(String part) {
        return Objects.requireNonNull(fileNames.get(part));
    }

    Asked asked() {
        return asked;
    }
}
