package org.antin.signing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.antin.testkit.Needs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What fuzzing once found, and found a way with, is met again at every run: no reader lets an
/// exception fall. New inputs come from `./antin fuzz`.
class CorpusTest {
    @ParameterizedTest
    @Needs
    @EnumSource
    @DisplayName("Điều 7: a file made to hurt is answered, whatever it is")
    void everyInputIsAnswered(FuzzTarget target) throws IOException {
        List<Path> inputs = target.inputs();
        assertThat(inputs).as("inputs of %s", target.word()).isNotEmpty();
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            assertThatCode(() -> target.reader.accept(bytes))
                    .as("%s/%s", target.word(), input.getFileName())
                    .doesNotThrowAnyException();
        }
    }
}
