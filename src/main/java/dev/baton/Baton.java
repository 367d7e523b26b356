package dev.baton;

import dev.baton.platform.commands.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Baton {

    public static void main(String[] arguments) {
        Launcher.launch(Baton.class, arguments);
    }
}
