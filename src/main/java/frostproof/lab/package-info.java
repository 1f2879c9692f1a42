/**
 * The real twins: a sandbox whose root is a tmpfs, in it file systems on loop devices, frozen and
 * thawed by the running kernel. What the other rooms say about file systems is checked here against
 * ext4, xfs and btrfs, and nothing outside the sandbox can be reached, let alone frozen. Whoever
 * replays a suite on a real target may enter.
 */
package frostproof.lab;
