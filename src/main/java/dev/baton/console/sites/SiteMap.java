package dev.baton.console.sites;

import dev.baton.network.GeoPoint;
import dev.baton.network.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A schematic map: the sites as dots on a grid of degrees, the plain way (longitude across, latitude up), narrowed by the
 * latitude so that distances look about right.
 */
public record SiteMap(int width, int height, List<Dot> dots, List<Integer> across, List<Integer> up) {

    private static final int WIDTH = 640;
    private static final double LEAST_DEGREES = 6;
    private static final double MARGIN = 0.16;

    /** @param left whether the name stands left of the dot, for want of room on the right */
    public record Dot(String code, String name, int x, int y, boolean chosen, boolean enabled, boolean left) {}

    public SiteMap {
        dots = List.copyOf(dots);
        across = List.copyOf(across);
        up = List.copyOf(up);
    }

    /** @param chosen the code of the site that the map is about; empty when it is about all of them */
    public static SiteMap of(Collection<Site> sites, String chosen) {
        var points = sites.stream().map(Site::location).toList();
        double south = points.stream().mapToDouble(GeoPoint::latitude).min().orElse(0);
        double north = points.stream().mapToDouble(GeoPoint::latitude).max().orElse(0);
        double west = points.stream().mapToDouble(GeoPoint::longitude).min().orElse(0);
        double east = points.stream().mapToDouble(GeoPoint::longitude).max().orElse(0);
        double narrow = Math.max(0.2, Math.cos(Math.toRadians((south + north) / 2)));
        double tall = Math.max(LEAST_DEGREES, north - south) * (1 + 2 * MARGIN);
        double wide = Math.max(Math.max(LEAST_DEGREES, east - west) * (1 + 2 * MARGIN), tall * 1.6 / narrow);
        double left = (west + east) / 2 - wide / 2;
        double top = (south + north) / 2 + tall / 2;
        double scale = WIDTH / wide;
        int height = (int) Math.round(tall * scale / narrow);
        var dots = new ArrayList<Dot>();
        for (var site : sites) {
            int x = (int) Math.round((site.location().longitude() - left) * scale);
            int y = (int) Math.round((top - site.location().latitude()) * scale / narrow);
            var code = site.code().value();
            dots.add(new Dot(code, site.name(), x, y, code.equals(chosen), site.enabled(), x > WIDTH * 0.72));
        }
        return new SiteMap(
                WIDTH,
                height,
                dots,
                lines(left, wide, step(wide))
                        .map(degree -> (int) Math.round((degree - left) * scale))
                        .boxed()
                        .toList(),
                lines(top - tall, tall, step(wide))
                        .map(degree -> (int) Math.round((top - degree) * scale / narrow))
                        .boxed()
                        .toList());
    }

    private static int step(double degrees) {
        return degrees > 90 ? 20 : degrees > 40 ? 10 : degrees > 15 ? 5 : 2;
    }

    private static IntStream lines(double from, double span, int step) {
        int first = (int) Math.ceil(from / step) * step;
        return IntStream.iterate(first, degree -> degree <= from + span, degree -> degree + step);
    }
}
