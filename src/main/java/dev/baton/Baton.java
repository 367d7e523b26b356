package dev.baton;

import dev.baton.platform.commands.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The application. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Baton {

    public static void main(String[] arguments) {
        Launcher.launch(Baton.class, arguments);
    }
}
