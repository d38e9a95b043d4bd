"""What Redis does in one step for the shared inbox.

Of a conversation: `queue` holds its deliveries in order; `lock` names the process that holds it; `state` is
how far the answer to the first of them came. Of a process: `held` are its conversations, `alive` ends by
itself.
"""

ACCEPT = """
-- keys: seen, queue, lock, held; arguments: process, conversation, entry (key, line's end, content), seconds
if not redis.call('SET', KEYS[1], '', 'NX', 'EX', ARGV[4]) then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[4])
if not redis.call('SET', KEYS[3], ARGV[1], 'NX', 'EX', ARGV[4]) then return 1 end
redis.call('SADD', KEYS[4], ARGV[2])
return 2
"""
"""0: it came before; 1: its conversation is held already; 2: this process holds it from now on."""

NEXT = """
-- keys: queue, lock, held, state; arguments: process, conversation, finished key with its line's end
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {} end
local entry = redis.call('LINDEX', KEYS[1], 0)
if entry and #ARGV[3] > 0 and string.sub(entry, 1, #ARGV[3]) == ARGV[3] then
  redis.call('LPOP', KEYS[1])
  redis.call('DEL', KEYS[4])
  entry = redis.call('LINDEX', KEYS[1], 0)
end
if entry then return {entry, redis.call('GET', KEYS[4])} end
redis.call('DEL', KEYS[2])
redis.call('SREM', KEYS[3], ARGV[2])
return {}
"""
"""The first that waits, with its state; nothing where none does, or where another process took it over.

Asked twice, as after a connection that broke, it does the same: only what is named is taken off the queue.
"""

TAKE_OVER = """
-- keys: processes, alive and held of that process, held of this one
-- arguments: that process, this one, how locks are called, how many
if redis.call('EXISTS', KEYS[2]) == 1 then return {} end
local found = redis.call('SPOP', KEYS[3], ARGV[4])
for _, conversation in ipairs(found) do
  redis.call('SET', ARGV[3] .. conversation, ARGV[2])
  redis.call('SADD', KEYS[4], conversation)
end
if redis.call('EXISTS', KEYS[3]) == 0 then redis.call('SREM', KEYS[1], ARGV[1]) end
return found
"""
"""Conversations of a process that is no more; they are held by this one from now on."""
