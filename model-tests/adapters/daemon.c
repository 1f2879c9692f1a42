// SPDX-License-Identifier: Apache-2.0
// A daemon for ./frostproof replay --target exec --component daemon -- ./daemon
//
// It is written as a daemon is: top down, with ask() where a real one makes a system call. An
// answer of NULL says that something else has happened: look again at what was to be done.
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOUNTS = 3 }; /* those of the table that can freeze, inner before outer */
enum mark { THAWED, FROZEN, UNSUPPORTED, STUCK, ORPHAN };
enum end { BEGIN, KILLED, SIGNALLED };

static const char *const name[MOUNTS] = {"data", "home", "root"};

/* What outlives the daemon, on a tmpfs; and the mount table. */
static struct record {
	enum mark ledger[MOUNTS];
	int gap;    /* a freeze ended, and no accepted THAW ended it */
	int hooked; /* freeze hooks began to run, and thaw hooks did not yet */
	int gone[MOUNTS];
} record;

static int unlogged;
static const char *timer = "";
static char input[256];
static jmp_buf life;

static int is(const char *word, const char *other)
{
	return word && !strcmp(word, other);
}

/* The outermost mount with this mark, or -1. */
static int outermost(enum mark mark)
{
	int m = MOUNTS - 1;

	while (m >= 0 && record.ledger[m] != mark)
		m--;
	return m;
}

static int hanging(void)
{
	return outermost(STUCK) >= 0 || outermost(ORPHAN) >= 0;
}

static int waiting(void)
{
	for (int m = 0; m < MOUNTS; m++)
		if (record.ledger[m] == THAWED && !record.gone[m])
			return m;
	return -1;
}

static void settle(void)
{
	for (int m = 0; m < MOUNTS && outermost(FROZEN) < 0; m++)
		if (record.ledger[m] == UNSUPPORTED)
			record.ledger[m] = THAWED;
}

/* Says every call that is made now: this one, the rescue's, and what there is to log. */
static void say(const char *call, int alive)
{
	const char *comma = *call ? "," : "";
	int quiet = outermost(FROZEN) < 0 && !hanging() && !record.hooked;

	printf(*call ? "{\"outputs\":[\"%s\"" : "{\"outputs\":[", call);
	if (alive && outermost(ORPHAN) >= 0)
		printf("%s\"FITHAW(%s)\"", comma, name[outermost(ORPHAN)]);
	if (alive && unlogged && quiet)
		printf("%s\"log\"", comma);
	puts("]}");
	fflush(stdout);
	char line[256];
	if (!fgets(line, sizeof line, stdin))
		exit(0);
	sscanf(line, "{\"input\":\"%255[^\"]", input);
}

/* Something that happens to the mounts, or that the rescue or the log did. */
static void happens(void)
{
	for (int m = 0; m < MOUNTS; m++) {
		if (!strstr(input, name[m]))
			continue;
		if (strstr(input, "completes"))
			record.ledger[m] = ORPHAN;
		else if (strstr(input, "fails") || strstr(input, "FITHAW"))
			record.ledger[m] = THAWED;
		else
			record.gone[m] = input[0] == 'u'; /* umount, mount */
	}
	if (is(input, "log = 0"))
		unlogged = 0;
}

/* Makes a call and returns its answer, or NULL, unless the daemon dies in it. */
static const char *ask(const char *verb, const char *object)
{
	char call[128];

	snprintf(call, sizeof call, *object ? "%s(%s)" : "%s", verb, object);
	say(call, 1);
	char *answer = strstr(input, " = ");
	if (answer && !strncmp(input, call, strlen(call)) && strlen(call) == (size_t)(answer - input))
		return answer + 3;
	if (is(input, "kill") || is(input, "reset"))
		longjmp(life, KILLED);
	if (is(input, "signal"))
		longjmp(life, SIGNALLED);
	if (is(input, timer))
		return "expired";
	happens();
	return NULL;
}

/* Makes a call, however often something else happens before its answer. */
static const char *make(const char *verb, const char *object)
{
	const char *answer = NULL;

	while (!answer)
		answer = ask(verb, object);
	return answer;
}

/* Outer before inner, then the hooks; tells whether somebody else had thawed one. */
static int release(int unasked)
{
	int m, lost = 0;

	while ((m = outermost(FROZEN)) >= 0 || outermost(ORPHAN) >= 0 || record.hooked) {
		if (m >= 0) {
			const char *answer = ask("FITHAW", name[m]);

			if (is(answer, "0") || is(answer, "EINVAL")) {
				record.ledger[m] = THAWED;
				record.gap |= unasked;
				lost |= is(answer, "EINVAL");
			}
		} else if (outermost(ORPHAN) >= 0) {
			ask("", ""); /* the rescue is about to thaw it */
		} else if (ask("thaw hooks", "")) {
			record.hooked = 0;
		}
	}
	return lost;
}

/* Makes a call only while nothing is left to thaw. */
static const char *released(const char *verb)
{
	const char *answer = NULL;

	while (!answer) {
		release(1);
		answer = ask(verb, "");
	}
	return answer;
}

/* Whether every mount is frozen, or cannot be. */
static int freeze(void)
{
	record.gap |= outermost(FROZEN) >= 0;
	if (hanging())
		return 0;
	if (!record.hooked) {
		record.hooked = 1;
		if (!is(make("freeze hooks", ""), "0"))
			return 0;
	}
	for (int m; (m = waiting()) >= 0;) {
		if (outermost(FROZEN) > m)
			return 0; /* it appeared too late */
		timer = "freeze deadline";
		const char *answer = ask("FIFREEZE", name[m]);
		timer = "";
		if (is(answer, "0"))
			record.ledger[m] = FROZEN;
		else if (is(answer, "EOPNOTSUPP"))
			record.ledger[m] = UNSUPPORTED;
		else if (is(answer, "hangs"))
			record.ledger[m] = STUCK;
		if (answer && !is(answer, "0") && !is(answer, "EOPNOTSUPP"))
			return 0;
	}
	record.gap = 0;
	return 1;
}

/* Returns when the device refuses or breaks. */
static void serve(void)
{
	for (;;) {
		timer = outermost(FROZEN) >= 0 || record.hooked ? "watchdog" : "";
		const char *request = make("read", "");
		int ok = 1, thaw = is(request, "THAW");
		timer = "";
		if (is(request, "EIO"))
			return;
		if (is(request, "expired")) {
			record.gap = 1;
			release(0);
			settle();
			continue;
		}
		if (is(request, "FREEZE") && !freeze()) {
			ok = 0;
			release(0);
		} else if (thaw) {
			ok = !record.gap && !hanging();
			record.gap |= outermost(FROZEN) >= 0;
			if (release(0))
				ok = 0;
		} else if (is(request, "OTHER")) {
			unlogged = 1;
		}
		if (!is(make("reply", ok ? "OK" : "FAIL"), "0"))
			return;
		record.gap &= !thaw;
		settle();
	}
}

static void run(void)
{
	for (;;) {
		const char *answer = released("open");

		settle();
		if (!is(answer, "0"))
			return; /* the service manager tries again */
		if (is(make("write", "REGISTER1"), "0") && is(make("read", ""), "VERSION"))
			serve();
		released("close");
	}
}

static void stop(void)
{
	released("exit");
	settle();
}

int main(void)
{
	strcpy(input, "reset");
	if (!fgets((char[64]){0}, 64, stdin))
		return 0;
	for (;;) {
		enum end end = setjmp(life);

		timer = "";
		if (is(input, "reset"))
			memset(&record, 0, sizeof record);
		if (end == SIGNALLED || is(input, "stop hook"))
			stop();
		else if (is(input, "start"))
			run();
		else
			happens();
		unlogged = 0;
		say("", 0);
	}
}
