package dev.baton.console.tracking;

import dev.baton.notifications.OrderTracking.Way;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A schematic map of a parcel's way: two towns on a grid of degrees and an arc between them, drawn as far as it has come. Nothing
 * is fetched from anybody.
 */
public record WayMap(
        int width,
        int height,
        Spot from,
        Spot to,
        Spot here,
        String whole,
        String done,
        List<Integer> across,
        List<Integer> up) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 260;
    private static final int MARGIN_X = 96;
    private static final int MARGIN_Y = 64;
    private static final double LEAST_DEGREES = 1.5;
    private static final double BEND = 0.18;
    private static final int STEPS = 40;

    /** @param above whether the name stands above the dot: outside, where the arc is not */
    public record Spot(String name, int x, int y, boolean above) {}

    private record Point(double x, double y) {}

    static WayMap of(Way way) {
        double narrow = Math.max(
                0.2, Math.cos(Math.toRadians((way.from().latitude() + way.to().latitude()) / 2)));
        double east = (way.to().longitude() - way.from().longitude()) * narrow;
        double north = way.to().latitude() - way.from().latitude();
        double scale = Math.min(
                (WIDTH - 2.0 * MARGIN_X) / Math.max(LEAST_DEGREES, Math.abs(east)),
                (HEIGHT - 2.0 * MARGIN_Y) / Math.max(LEAST_DEGREES, Math.abs(north)));
        var from = new Point(WIDTH / 2.0 - east * scale / 2, HEIGHT / 2.0 + north * scale / 2);
        var to = new Point(WIDTH / 2.0 + east * scale / 2, HEIGHT / 2.0 - north * scale / 2);
        var bend = bend(from, to);
        double degree = gridStep(WIDTH / scale) * scale;
        return new WayMap(
                WIDTH,
                HEIGHT,
                spot(way.fromTown(), from, from.y() < to.y()),
                spot(way.toTown(), to, to.y() < from.y()),
                spot("", at(from, bend, to, way.share()), false),
                path(from, bend, to, 0, 1),
                path(from, bend, to, 0, way.share()),
                lines(from.x(), degree, WIDTH),
                lines(from.y(), degree / narrow, HEIGHT));
    }

    private static Spot spot(String name, Point point, boolean above) {
        return new Spot(name, (int) Math.round(point.x()), (int) Math.round(point.y()), above);
    }

    private static Point bend(Point from, Point to) {
        double up = Math.min(70, Math.max(24, BEND * Math.hypot(to.x() - from.x(), to.y() - from.y())));
        return new Point((from.x() + to.x()) / 2, Math.max(16, (from.y() + to.y()) / 2 - 2 * up));
    }

    /** On the quadratic Bézier curve. */
    private static Point at(Point from, Point bend, Point to, double share) {
        double rest = 1 - share;
        return new Point(
                rest * rest * from.x() + 2 * rest * share * bend.x() + share * share * to.x(),
                rest * rest * from.y() + 2 * rest * share * bend.y() + share * share * to.y());
    }

    private static String path(Point from, Point bend, Point to, double start, double end) {
        var path = new StringBuilder();
        for (int step = 0; step <= STEPS; step++) {
            var point = at(from, bend, to, start + (end - start) * step / STEPS);
            path.append(step == 0 ? 'M' : 'L')
                    .append(Math.round(point.x() * 10) / 10.0)
                    .append(' ')
                    .append(Math.round(point.y() * 10) / 10.0);
        }
        return path.toString();
    }

    private static int gridStep(double degrees) {
        return degrees > 90 ? 20 : degrees > 40 ? 10 : degrees > 15 ? 5 : degrees > 6 ? 2 : 1;
    }

    private static List<Integer> lines(double through, double step, int size) {
        int before = (int) Math.floor(through / step);
        return IntStream.rangeClosed(0, (int) (size / step) + 1)
                .map(number -> (int) Math.round(through + (number - before) * step))
                .filter(place -> place > 0 && place < size)
                .boxed()
                .toList();
    }
}
