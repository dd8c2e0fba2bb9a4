package org.antin.bench;

import java.util.List;

/// Something worth measuring again. A new one is added to [Bench#ALL].
interface Benchmark {
    /// What the command line calls it: lower-case letters and dashes.
    String name();

    /// What it measures, in a few words.
    String about();

    /// Measures.
    ///
    /// @param options what followed the name on the command line
    /// @throws Exception if it could not be carried through; the message is shown as one line
    List<Figure> measure(List<String> options) throws Exception;
}
