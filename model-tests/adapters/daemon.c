// SPDX-License-Identifier: Apache-2.0
// A daemon for ./frostproof replay --target exec --component daemon -- ./daemon
//
// It is written as a daemon is: top down, with ask() where a real one makes a system call.
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOUNTS = 3 };
enum mark { THAWED, FROZEN, UNSUPPORTED };

static const char *const name[MOUNTS] = {"data", "home", "root"}; /* inner before outer */

/* What outlives the daemon, on a tmpfs. */
static struct record {
	enum mark ledger[MOUNTS];
	int gap; /* a freeze ended otherwise than by a THAW */
} record;

static char input[256];
static jmp_buf life;

static void say(const char *call)
{
	printf(*call ? "{\"outputs\":[\"%s\"]}\n" : "{\"outputs\":[]}\n", call);
	fflush(stdout);
	char line[256];
	if (!fgets(line, sizeof line, stdin))
		exit(0);
	sscanf(line, "{\"input\":\"%255[^\"]", input);
}

/* Makes a call and returns its answer, unless the daemon dies in it. */
static const char *ask(const char *verb, const char *object)
{
	char call[256];

	snprintf(call, sizeof call, *object ? "%s(%s)" : "%s", verb, object);
	say(call);
	const char *answer = strstr(input, " = ");
	if (!answer)
		longjmp(life, 1);
	return answer + 3;
}

static int is(const char *answer, const char *word)
{
	return !strcmp(answer, word);
}

static int frozen(void)
{
	for (int m = MOUNTS - 1; m >= 0; m--)
		if (record.ledger[m] == FROZEN)
			return m;
	return -1;
}

static void settle(void)
{
	if (frozen() < 0)
		memset(record.ledger, 0, sizeof record.ledger);
}

/* Outer before inner, until nothing is frozen; tells whether somebody else had thawed one. */
static int thaw(int unasked)
{
	int lost = 0;

	for (int m; (m = frozen()) >= 0;) {
		const char *answer = ask("FITHAW", name[m]);

		if (is(answer, "0") || is(answer, "EINVAL")) {
			record.ledger[m] = THAWED;
			record.gap |= unasked;
			lost |= is(answer, "EINVAL");
		}
	}
	return lost;
}

static const char *freeze(void)
{
	record.gap = 0;
	for (int m = 0; m < MOUNTS; m++) {
		if (record.ledger[m] != THAWED)
			continue;
		const char *answer = ask("FIFREEZE", name[m]);

		if (is(answer, "0")) {
			record.ledger[m] = FROZEN;
		} else if (is(answer, "EOPNOTSUPP")) {
			record.ledger[m] = UNSUPPORTED;
		} else {
			thaw(0);
			return "FAIL";
		}
	}
	return "OK";
}

/* Returns when the device refuses or breaks. */
static void serve(void)
{
	for (;;) {
		const char *request = ask("read", ""), *word = "OK";

		if (is(request, "EIO"))
			return;
		if (is(request, "FREEZE")) {
			word = freeze();
		} else if (is(request, "THAW")) {
			int gap = record.gap;

			record.gap = 0;
			if (thaw(0) || gap)
				word = "FAIL";
		}
		if (!is(ask("reply", word), "0"))
			return;
		settle();
	}
}

static void run(void)
{
	for (;;) {
		thaw(1);
		settle();
		if (!is(ask("open", ""), "0"))
			return; /* the service manager tries again */
		if (is(ask("write", "REGISTER1"), "0") && is(ask("read", ""), "VERSION"))
			serve();
		thaw(1);
		ask("close", "");
	}
}

int main(void)
{
	char line[256];

	if (!fgets(line, sizeof line, stdin))
		return 0;
	strcpy(input, "reset");
	for (;;) {
		setjmp(life);
		if (is(input, "reset"))
			memset(&record, 0, sizeof record);
		if (is(input, "start"))
			run();
		say("");
	}
}
