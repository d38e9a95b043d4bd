"""A sheet of needs: what operators say of them beside the resources, read, shown, applied, and written."""
