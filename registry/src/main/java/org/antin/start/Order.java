package org.antin.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What the command line of `./antin start` asks for.
///
/// @param port to answer on; 0 for any free one
/// @param listen the address to answer on; the loopback unless told otherwise
/// @param data the folder of everything the server keeps
/// @param demo whether to fill an empty database with the demo province
/// @param once stop as soon as it has answered (the build uses it to train the start)
record Order(int port, InetAddress listen, Path data, boolean demo, boolean once) {
    static final String USAGE =
            "usage: ./antin start [--port 8080] [--listen 127.0.0.1] [--data DIR] [--demo]";

    /// What reading the command line came to.
    sealed interface Reading {}

    record Understood(Order order) implements Reading {}

    record Misunderstood(String why) implements Reading {}

    record HelpWanted() implements Reading {}

    static Reading read(List<String> arguments) {
        int port = 8080;
        String listen = "127.0.0.1";
        String data = "data";
        boolean demo = false;
        boolean once = false;
        Deque<String> rest = new ArrayDeque<>();
        for (String argument : arguments) {
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            rest.add(equals < 0 ? argument : argument.substring(0, equals));
            if (equals >= 0) rest.add(argument.substring(equals + 1));
        }
        while (!rest.isEmpty()) {
            String option = rest.remove();
            switch (option) {
                case "--demo" -> demo = true;
                case "--once" -> once = true;
                case "--help", "-h" -> {
                    return new HelpWanted();
                }
                case "--port", "--listen", "--data" -> {
                    String value = rest.poll();
                    if (value == null || value.isBlank()) {
                        return new Misunderstood(option + " needs a value; " + USAGE);
                    }
                    switch (option) {
                        case "--port" -> {
                            port = port(value);
                            if (port < 0) {
                                return new Misunderstood(
                                        "--port takes a number from 0 to 65535, not " + value);
                            }
                        }
                        case "--listen" -> listen = value;
                        default -> data = value;
                    }
                }
                default -> {
                    return new Misunderstood("unknown: " + option + "; " + USAGE);
                }
            }
        }
        try {
            return new Understood(
                    new Order(
                            port,
                            InetAddress.getByName(listen),
                            Path.of(data).toAbsolutePath().normalize(),
                            demo,
                            once));
        } catch (UnknownHostException e) {
            return new Misunderstood("--listen takes an address of this machine, not " + listen);
        } catch (InvalidPathException e) {
            return new Misunderstood("--data takes a folder, not " + data);
        }
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            return port <= 65535 ? port : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
