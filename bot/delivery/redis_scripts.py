"""What Redis does in one step for the shared inbox.

Of a conversation: `queue` holds its deliveries in order; `lock` names the process that holds it; `state` is
how far the answer to the first of them came. Of a process: `held` are its conversations, `alive` ends by
itself.
"""

ACCEPT = """
-- keys: seen, queue, lock, held; arguments: process, conversation, entry, seconds kept
if not redis.call('SET', KEYS[1], '', 'NX', 'EX', ARGV[4]) then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[4])
if not redis.call('SET', KEYS[3], ARGV[1], 'NX', 'EX', ARGV[4]) then return 1 end
redis.call('SADD', KEYS[4], ARGV[2])
return 2
"""
"""0: it came before; 1: its conversation is held already; 2: this process holds it from now on."""

NEXT = """
-- keys: queue, lock, held, state; arguments: process, conversation, whether the first is finished
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {} end
if ARGV[3] == '1' then
  redis.call('LPOP', KEYS[1])
  redis.call('DEL', KEYS[4])
end
local entry = redis.call('LINDEX', KEYS[1], 0)
if entry then return {entry, redis.call('GET', KEYS[4])} end
redis.call('DEL', KEYS[2])
redis.call('SREM', KEYS[3], ARGV[2])
return {}
"""
"""The first that waits, with its state; nothing where none does, or where another process took it over."""

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
