package org.safepassage.planner.flow;

/** Reads an answer's text into a plain answer, as loosely as possible, and judges that. */
final class SpoiltText {
    private SpoiltText() {}

    static boolean isRight(String text, DynamicNetwork network, long[] curve) {
        PlainAnswer answer = PlainAnswer.empty(network);
        try {
            read(text, network, answer);
        } catch (ArrayIndexOutOfBoundsException e) {
            return false; // names what there is not, or a step beyond the end
        }
        return answer.isRight(curve);
    }

    private static void read(String text, DynamicNetwork network, PlainAnswer answer) {
        String[] way = new String[0];
        for (String line : text.lines().toList()) {
            String[] word = line.split(" ");
            switch (word[0]) {
                case "t" -> {
                    answer.evacuated = Long.parseLong(word[1]);
                    answer.objective = Long.parseLong(word[2]);
                    answer.lastArrival = Integer.parseInt(word[3]);
                }
                case "b" -> way = word;
                case "g" -> {
                    // A group that nobody is in may be anywhere between first and last step, and is
                    // nowhere.
                    if (number(word, 1) > number(word, 2)
                            || number(word, 1) < 0
                            || number(word, 2) > network.horizon()) {
                        throw new ArrayIndexOutOfBoundsException();
                    }
                    for (int start = number(word, 1); start < number(word, 2); start++) {
                        walk(way, start, number(word, 3), network, answer);
                    }
                }
                case "u" -> answer.supplyDead[number(word, 1)] = notNegative(number(word, 2));
                case "n" -> {
                    int rise = word.length > 5 ? number(word, 5) : 0;
                    if (rise < 0 || rise > 1 || number(word, 2) > number(word, 3)) {
                        throw new ArrayIndexOutOfBoundsException();
                    }
                    // The checker keeps the first of two stretches that overlap.
                    for (int t = number(word, 2); t < number(word, 3); t++) {
                        int label = notNegative(number(word, 4)) + rise * (t - number(word, 2));
                        if (answer.labels[number(word, 1)][t] == FlowOverTime.NEVER) {
                            answer.labels[number(word, 1)][t] = label;
                        }
                    }
                    if (number(word, 2) < 0 || number(word, 3) > network.horizon()) {
                        throw new ArrayIndexOutOfBoundsException();
                    }
                    int unused = answer.labels[number(word, 1)].length;
                    if (number(word, 4) < 0 || unused < 0) {
                        throw new ArrayIndexOutOfBoundsException();
                    }
                }
                default -> {}
            }
        }
    }

    private static void walk(
            String[] way, int start, long people, DynamicNetwork network, PlainAnswer answer) {
        int node = number(way, 1);
        int step = start;
        answer.departures[node][step] += people;
        for (int i = 3; i < way.length; i++) {
            int move = number(way, i);
            if (move < 0) {
                for (int wait = 0; wait < -move; wait++) {
                    answer.held[node][step++] += people;
                }
            } else {
                answer.flow[move][step] += people;
                step += network.transit(move);
                node = network.head(move);
            }
        }
        answer.exits[number(way, 2)][step] += people;
    }

    private static int notNegative(int label) {
        if (label < 0) {
            throw new ArrayIndexOutOfBoundsException();
        }
        return label;
    }

    private static int number(String[] words, int at) {
        return Integer.parseInt(words[at]);
    }
}
