package org.passflow.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The posts of one kind, some busier than others: who comes to any of them finds the busy ones more often. */
final class Posts {

    private final List<Post> posts;

    /** Sizes added up: who draws a number below this, and not below the one before, comes to that post. */
    private final double[] upTo;

    Posts(List<Post> posts) {
        this.posts = List.copyOf(posts);
        upTo = new double[posts.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += size(posts.get(i));
            upTo[i] = sum;
        }
    }

    boolean isEmpty() {
        return posts.isEmpty();
    }

    /** How many ordinary posts all of them are worth. */
    double size() {
        return isEmpty() ? 0 : upTo[upTo.length - 1];
    }

    /** How many ordinary posts this one is worth; the same in every simulation. */
    static double size(Post post) {
        return new Dice(post.number()).between(0.4, 1.6);
    }

    Post pick(Dice dice) {
        int found = Arrays.binarySearch(upTo, dice.between(0, size()));
        int index = found < 0 ? -found - 1 : found + 1;
        return posts.get(Math.min(index, upTo.length - 1));
    }

    /** The post with that id, if it is one of these. */
    Optional<Post> post(String siteId) {
        return posts.stream().filter(post -> post.siteId().equals(siteId)).findFirst();
    }
}
