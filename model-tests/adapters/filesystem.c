// SPDX-License-Identifier: Apache-2.0
// A file system for ./frostproof replay --target exec --component filesystem -- ./filesystem
#include <stdio.h>
#include <string.h>

static int frozen[2], readonly[2];

static const char *answer(const char *verb, const char *mount)
{
	int m = mount[0] == 'r'; /* data is 0, root is 1 */

	if (strstr(verb, "unprivileged"))
		return "EPERM";
	if (strstr(verb, "O_PATH"))
		return "EBADF";
	if (!strcmp(mount, "tmpfs"))
		return !strcmp(verb, "FIFREEZE") ? "EOPNOTSUPP" : "EINVAL";
	if (!strcmp(verb, "FITHAW"))
		return frozen[m] ? frozen[m] = 0, "0" : "EINVAL";
	if (!strcmp(verb, "copy"))
		return "consistent";
	if (frozen[m])
		return !strcmp(verb, "write") ? "blocks" : "EBUSY";
	if (!strcmp(verb, "write"))
		return readonly[m] ? "EROFS" : "0";
	if (!strcmp(verb, "remount"))
		return (readonly[m] = !readonly[m]) ? "read-only" : "read-write";
	frozen[m] = 1;
	return "0";
}

int main(void)
{
	char line[256], verb[64], mount[64];

	while (fgets(line, sizeof line, stdin)) {
		if (sscanf(line, "{\"input\":\"%63[^(](%63[^)])\"}", verb, mount) == 2) {
			printf("{\"outputs\":[\"%s\"]}\n", answer(verb, mount));
		} else {
			memset(frozen, 0, sizeof frozen), memset(readonly, 0, sizeof readonly);
			puts("{\"outputs\":[]}");
		}
		fflush(stdout);
	}
}
