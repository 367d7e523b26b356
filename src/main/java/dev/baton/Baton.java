package dev.baton;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Baton {

    public static void main(String[] arguments) {
        SpringApplication.run(Baton.class, arguments);
    }
}
