"""The only shared code that imports streamlit: filters, cached data, the frame, showing Exhibits."""
