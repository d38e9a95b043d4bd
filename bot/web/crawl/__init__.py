"""What search engines, newsreaders and other sites take of the register: markup, site map, feed, badge."""
