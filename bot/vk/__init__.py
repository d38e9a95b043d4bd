"""VK: the community's bot, on vk_api."""
