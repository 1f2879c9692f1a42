// SPDX-License-Identifier: GPL-2.0-only
/*
 * A VMBus without a host: one channel, the backup service's, for the kernel's own hv_utils.ko, and
 * a device by which a program in the same machine plays the host.
 *
 * This file is linked with the code of the kernel's own hv_vmbus.ko, whose definitions give way to
 * those of the same name here. So the ring buffer, vmbus_sendpacket, vmbus_recvpacket,
 * vmbus_on_event, vmbus_reset_channel_cb and vmbus_prep_negotiate_resp are the kernel's. What needs
 * a hypervisor is ours: how a driver is found, how a channel is offered, opened, closed, rescinded
 * and interrupted, and who is told that the ring has something for the host.
 *
 * The host does one thing for each write to /dev/simulated_vmbus: a letter, and for PACKET what
 * follows it. Nothing implies anything else; a packet in the ring raises no interrupt.
 *
 *   PACKET    'P', u64 request id, bytes   into the guest's ring; ENOTCONN: no channel is open,
 *                                          ENOSPC: no room in the ring
 *   INTERRUPT 'I'   the channel interrupts: its tasklet is scheduled, as by vmbus_chan_sched
 *   OFFER     'O'   the channel is offered: the driver's probe, whose errno is the answer;
 *                   EBUSY: the former one is not gone yet
 *   RESCIND   'R'   the channel is taken away: the driver's remove, begun but not waited for
 *   SUSPEND   'S'   the driver's suspend, whose errno is the answer
 *   RESUME    'W'   the driver's resume, whose errno is the answer
 *   FAIL      'F'   the next vmbus_open fails with ENOMEM
 *
 * A read returns one packet that the guest sent, u64 request id and bytes; EAGAIN: there is none.
 * The host takes each from the ring at once. poll tells whether there is one.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/hyperv.h>
#include <linux/interrupt.h>
#include <linux/list.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/workqueue.h>

MODULE_DESCRIPTION("A VMBus without a host, for tests of hv_utils");
MODULE_LICENSE("GPL v2");

/* Faults that the tests of this module plant, to see that they notice. */
enum fault { FAULT_NONE, FAULT_LOST_INTERRUPT, FAULT_WRONG_ID };

static int fault;
module_param(fault, int, 0600);
MODULE_PARM_DESC(fault, "1: every second interrupt is lost, 2: answers bear a wrong request id");

/* Of hv_vmbus, whose own header is not among the installed ones: drivers/hv/hyperv_vmbus.h. */
void vmbus_on_event(unsigned long channel);
void vmbus_reset_channel_cb(struct vmbus_channel *channel);
void hv_ringbuffer_pre_init(struct vmbus_channel *channel);
int hv_ringbuffer_init(struct hv_ring_buffer_info *ring, struct page *pages, u32 count,
		       u32 max_packet);

/* In the ring a packet is followed by eight bytes that nobody reads. */
#define TRAILER sizeof(u64)
#define LONGEST_PACKET (64 * 1024)

/* A packet that the guest sent. */
struct sent {
	struct list_head list;
	size_t length;
	u64 id;
	u8 bytes[];
};

static struct hv_driver *driver;
static const struct hv_vmbus_device_id *service; /* the driver's entry for the backup service */
static struct hv_device *device;		 /* the channel that is offered, or NULL */
static bool suspended;
static bool open_fails;
static unsigned int interrupts;

static LIST_HEAD(outbox);
static DEFINE_SPINLOCK(outbox_lock);
static DECLARE_WAIT_QUEUE_HEAD(outbox_filled);

static void remove_device(struct work_struct *work);
static DECLARE_WORK(removal, remove_device);
static DEFINE_MUTEX(host); /* one thing at a time */

/* ---- drivers: instead of those of vmbus_drv.c, which need the bus ---- */

int __vmbus_driver_register(struct hv_driver *hv_driver, struct module *owner, const char *name)
{
	static const struct hv_vmbus_device_id backup = { HV_VSS_GUID };
	const struct hv_vmbus_device_id *id;

	for (id = hv_driver->id_table; !guid_is_null(&id->guid); id++) {
		if (guid_equal(&id->guid, &backup.guid)) {
			driver = hv_driver;
			service = id;
		}
	}
	return 0;
}

static void take_away(void)
{
	if (device && !device->channel->rescind) {
		device->channel->rescind = true;
		queue_work(system_unbound_wq, &removal);
	}
}

void vmbus_driver_unregister(struct hv_driver *hv_driver)
{
	mutex_lock(&host);
	take_away();
	mutex_unlock(&host);
	flush_work(&removal);
	driver = NULL;
}

/* ---- the channel: instead of channel.c's own, which asks the hypervisor ---- */

int vmbus_open(struct vmbus_channel *channel, u32 send_size, u32 recv_size, void *userdata,
	       u32 userdatalen, void (*callback)(void *), void *context)
{
	u32 send_pages = send_size >> PAGE_SHIFT, pages;
	int err;

	if (open_fails) {
		open_fails = false;
		return -ENOMEM;
	}
	err = vmbus_alloc_ring(channel, send_size, recv_size);
	if (err)
		return err;
	pages = channel->ringbuffer_pagecount;
	channel->onchannel_callback = callback;
	channel->channel_callback_context = context;
	err = hv_ringbuffer_init(&channel->outbound, channel->ringbuffer_page, send_pages, 0);
	if (!err)
		err = hv_ringbuffer_init(&channel->inbound, &channel->ringbuffer_page[send_pages],
					 pages - send_pages, channel->max_pkt_size);
	if (err) {
		channel->onchannel_callback = NULL;
		vmbus_free_ring(channel);
		return err;
	}
	channel->state = CHANNEL_OPENED_STATE;
	return 0;
}

void vmbus_close(struct vmbus_channel *channel)
{
	vmbus_reset_channel_cb(channel);
	if (channel->state != CHANNEL_OPENED_STATE)
		return;
	channel->state = CHANNEL_OPEN_STATE;
	vmbus_free_ring(channel);
}

/* The guest's signal that its ring, which was empty, has something: the host takes it at once. */
void vmbus_setevent(struct vmbus_channel *channel)
{
	struct hv_ring_buffer_info *ring = &channel->outbound;
	struct hv_ring_buffer *shared = ring->ring_buffer;
	unsigned long flags;

	spin_lock_irqsave(&outbox_lock, flags);
	while (shared->read_index != shared->write_index) {
		struct vmpacket_descriptor *head = (void *)(shared->buffer + shared->read_index);
		u32 offset = head->offset8 << 3, length = (head->len8 << 3) - offset;
		struct sent *sent = kmalloc(sizeof(*sent) + length, GFP_ATOMIC);

		if (!sent) {
			pr_err("no memory for a packet of the guest\n");
			break;
		}
		sent->id = head->trans_id + (fault == FAULT_WRONG_ID);
		sent->length = length;
		memcpy(sent->bytes, (u8 *)head + offset, length);
		list_add_tail(&sent->list, &outbox);
		shared->read_index = (shared->read_index + offset + length + TRAILER)
				     % ring->ring_datasize;
	}
	spin_unlock_irqrestore(&outbox_lock, flags);
	wake_up_interruptible(&outbox_filled);
}

static void release_device(struct device *dev)
{
	kfree(container_of(dev, struct hv_device, device));
}

static int offer(void)
{
	struct vmbus_channel *channel;
	int err;

	if (device)
		return -EBUSY;
	if (!driver)
		return -ENODEV;
	channel = kzalloc(sizeof(*channel), GFP_KERNEL);
	device = kzalloc(sizeof(*device), GFP_KERNEL);
	if (!channel || !device) {
		kfree(channel);
		kfree(device);
		device = NULL;
		return -ENOMEM;
	}
	/* As alloc_channel of channel_mgmt.c does. */
	spin_lock_init(&channel->sched_lock);
	init_completion(&channel->rescind_event);
	INIT_LIST_HEAD(&channel->sc_list);
	tasklet_init(&channel->callback_event, vmbus_on_event, (unsigned long)channel);
	hv_ringbuffer_pre_init(channel);
	channel->max_pkt_size = VMBUS_DEFAULT_MAX_PKT_SIZE;
	channel->state = CHANNEL_OPEN_STATE;
	channel->device_obj = device;

	device->channel = channel;
	device->dev_type = service->guid;
	device_initialize(&device->device);
	device->device.release = release_device;
	err = driver->probe(device, service);
	if (err) {
		tasklet_kill(&channel->callback_event);
		put_device(&device->device);
		kfree(channel);
		device = NULL;
	}
	return err;
}

static void remove_device(struct work_struct *work)
{
	struct vmbus_channel *channel = device->channel;

	driver->remove(device); /* waits until the daemon closes the driver's device */
	tasklet_kill(&channel->callback_event);
	mutex_lock(&host);
	put_device(&device->device);
	kfree(channel);
	device = NULL;
	suspended = false;
	mutex_unlock(&host);
}

/* ---- the host ---- */

static bool is_open(void)
{
	return device && !device->channel->rescind &&
	       device->channel->state == CHANNEL_OPENED_STATE;
}

static int put_packet(u64 id, const u8 *bytes, u32 length)
{
	struct hv_ring_buffer_info *ring;
	struct vmpacket_descriptor head = {
		.type = VM_PKT_DATA_INBAND,
		.offset8 = sizeof(head) >> 3,
		.flags = VMBUS_DATA_PACKET_FLAG_COMPLETION_REQUESTED,
		.trans_id = id,
	};
	u32 size = ALIGN(sizeof(head) + length, 8), at, used;

	if (!is_open())
		return -ENOTCONN;
	ring = &device->channel->inbound;
	at = ring->ring_buffer->write_index;
	used = (at + ring->ring_datasize - ring->ring_buffer->read_index) % ring->ring_datasize;
	/* full and empty must look different */
	if (used + size + TRAILER >= ring->ring_datasize)
		return -ENOSPC;
	head.len8 = size >> 3;
	/* the kernel maps the ring twice, one after the other: nothing wraps in the middle */
	memcpy(ring->ring_buffer->buffer + at, &head, sizeof(head));
	memset(ring->ring_buffer->buffer + at + sizeof(head), 0, size - sizeof(head) + TRAILER);
	memcpy(ring->ring_buffer->buffer + at + sizeof(head), bytes, length);
	virt_wmb();
	ring->ring_buffer->write_index = (at + size + TRAILER) % ring->ring_datasize;
	return 0;
}

static int interrupt(void)
{
	struct vmbus_channel *channel;
	unsigned long flags;

	if (!is_open())
		return -ENOTCONN;
	if (fault == FAULT_LOST_INTERRUPT && ++interrupts % 2 == 0)
		return 0;
	channel = device->channel;
	spin_lock_irqsave(&channel->sched_lock, flags);
	if (channel->onchannel_callback)
		tasklet_schedule(&channel->callback_event);
	spin_unlock_irqrestore(&channel->sched_lock, flags);
	return 0;
}

static int suspend(void)
{
	int err;

	if (!is_open())
		return -ENOTCONN;
	err = driver->suspend(device);
	suspended = !err;
	return err;
}

static int resume(void)
{
	int err;

	if (!suspended || !device || device->channel->rescind)
		return -ENOTCONN;
	err = driver->resume(device);
	suspended = err;
	return err;
}

static int perform(const u8 *command, size_t length)
{
	u64 id;

	switch (command[0]) {
	case 'P':
		if (length < 1 + sizeof(id))
			return -EINVAL;
		memcpy(&id, command + 1, sizeof(id));
		return put_packet(id, command + 1 + sizeof(id), length - 1 - sizeof(id));
	case 'I':
		return interrupt();
	case 'O':
		return offer();
	case 'R':
		if (!device)
			return -ENODEV;
		take_away();
		return 0;
	case 'S':
		return suspend();
	case 'W':
		return resume();
	case 'F':
		open_fails = true;
		return 0;
	default:
		return -EINVAL;
	}
}

static ssize_t host_write(struct file *file, const char __user *from, size_t length, loff_t *at)
{
	u8 *command;
	int err;

	if (!length || length > LONGEST_PACKET)
		return -EINVAL;
	command = memdup_user(from, length);
	if (IS_ERR(command))
		return PTR_ERR(command);
	mutex_lock(&host);
	err = perform(command, length);
	mutex_unlock(&host);
	kfree(command);
	return err ? err : length;
}

static struct sent *first_sent(void)
{
	struct sent *sent;

	spin_lock_irq(&outbox_lock);
	sent = list_first_entry_or_null(&outbox, struct sent, list);
	if (sent)
		list_del(&sent->list);
	spin_unlock_irq(&outbox_lock);
	return sent;
}

static ssize_t host_read(struct file *file, char __user *to, size_t length, loff_t *at)
{
	struct sent *sent = first_sent();
	ssize_t result;

	if (!sent)
		return -EAGAIN;
	result = sizeof(sent->id) + sent->length;
	if (length < result)
		result = -EMSGSIZE;
	else if (copy_to_user(to, &sent->id, sizeof(sent->id)) ||
		 copy_to_user(to + sizeof(sent->id), sent->bytes, sent->length))
		result = -EFAULT;
	kfree(sent);
	return result;
}

static __poll_t host_poll(struct file *file, poll_table *wait)
{
	poll_wait(file, &outbox_filled, wait);
	return list_empty(&outbox) ? 0 : EPOLLIN | EPOLLRDNORM;
}

static const struct file_operations host_operations = {
	.owner = THIS_MODULE,
	.write = host_write,
	.read = host_read,
	.poll = host_poll,
};

static struct miscdevice host_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "simulated_vmbus",
	.fops = &host_operations,
};

static int __init simulated_vmbus_init(void)
{
	vmbus_proto_version = VERSION_WIN10_V5;
	return misc_register(&host_device);
}

static void __exit simulated_vmbus_exit(void)
{
	struct sent *sent;

	misc_deregister(&host_device);
	while ((sent = first_sent()))
		kfree(sent);
}

module_init(simulated_vmbus_init);
module_exit(simulated_vmbus_exit);
