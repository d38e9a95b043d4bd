"""The objects that programs get: from commands as JSON, and over HTTP. Their shape is relied on outside."""
